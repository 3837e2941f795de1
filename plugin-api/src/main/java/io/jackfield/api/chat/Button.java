package io.jackfield.api.chat;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A button under a message.
 *
 * @param label what the user reads; put a tick or a lock in front of it as a plain character
 * @param target what a press does
 */
public record Button(String label, Target target, Optional<Style> style) {
    public Button {
        if (label.isBlank()) {
            throw new IllegalArgumentException("a button has no label; Telegram refuses it");
        }
        requireNonNull(target, "target");
        requireNonNull(style, "style");
    }

    /**
     * Calls the plugin's {@code onButton} with this action and argument. Both come back from the user's device: treat
     * them as input, never as proof of a right or a price.
     *
     * @param action 1 to 32 of a-z 0-9 _ and -
     * @param argument anything; short ones travel in the button, long ones are kept by the host
     */
    public static Button action(String label, String action, String argument) {
        return new Button(label, new Action(action, argument), Optional.empty());
    }

    public static Button action(String label, String action) {
        return action(label, action, "");
    }

    /**
     * Runs a command of whichever plugin of the bot has it, as if whoever presses had typed it: the answer is a new
     * message. Also {@code cancel}, {@code back} and {@code stop}, which every bot has. It works as long as the bot has
     * the command, whatever has become of the plugin that sent the button; without it the user reads that this is gone.
     *
     * @param command without the slash: 1 to 32 of a-z 0-9 and _
     * @param argument what follows the command, up to 4096 characters; comes back from the user's device
     */
    public static Button command(String label, String command, String argument) {
        return new Button(label, new Command(command, argument), Optional.empty());
    }

    public static Button command(String label, String command) {
        return command(label, command, "");
    }

    /** Opens a page. */
    public static Button link(String label, URI address) {
        return new Button(label, new Link(address), Optional.empty());
    }

    /** Copies up to 256 characters to the clipboard. */
    public static Button copy(String label, String text) {
        return new Button(label, new Copy(text), Optional.empty());
    }

    /** Pays the invoice above it; must be the first button of an invoice. */
    public static Button pay(String label) {
        return new Button(label, new Pay(), Optional.empty());
    }

    public Button styled(Style chosen) {
        return new Button(label, target, Optional.of(chosen));
    }

    /** Colours that newer clients show. */
    public enum Style {
        PRIMARY,
        SUCCESS,
        DANGER
    }

    /** What a press does. */
    public sealed interface Target {}

    public record Action(String name, String argument) implements Target {
        private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,32}");

        public Action {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("action is '" + name + "'; use 1 to 32 of a-z 0-9 _ -");
            }
            requireNonNull(argument, "argument");
        }
    }

    /** A command with its argument, of a button or of a key. */
    public record Command(String name, String argument) implements Target, Keyboard.Key.Sends {
        private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,32}");

        private static final int LONGEST_ARGUMENT = 4_096;

        public Command {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "command is '" + name + "'; use 1 to 32 of a-z 0-9 _, without the slash");
            }
            if (argument.length() > LONGEST_ARGUMENT) {
                throw new IllegalArgumentException("the argument of command '" + name + "' has " + argument.length()
                        + " characters; the most is " + LONGEST_ARGUMENT);
            }
        }
    }

    public record Link(URI address) implements Target {
        public Link {
            requireNonNull(address, "address");
        }
    }

    public record Copy(String text) implements Target {
        public Copy {
            if (text.isEmpty() || text.length() > 256) {
                throw new IllegalArgumentException(
                        "text to copy has " + text.length() + " characters; Telegram takes 1 to 256");
            }
        }
    }

    public record Pay() implements Target {}
}
