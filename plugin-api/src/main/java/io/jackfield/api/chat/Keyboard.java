package io.jackfield.api.chat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Buttons that come with a message. */
public sealed interface Keyboard {
    /** Buttons under the message, one row of up to eight per argument. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static Inline inline(List<Button>... rows) {
        return new Inline(Arrays.asList(rows));
    }

    /** Buttons under the message, one below the other. */
    static Inline column(List<Button> buttons) {
        return new Inline(buttons.stream().map(List::of).toList());
    }

    /** Keys in place of the phone's keyboard; a press sends their label as an ordinary message. */
    static Keys keys(List<String> labels) {
        return new Keys(
                labels.stream()
                        .map(label -> List.of(new Key(label, new Key.Label())))
                        .toList(),
                Optional.empty(),
                false);
    }

    /** One key that shares the user's own phone number; private chats only. */
    static Keys contactKey(String label) {
        return new Keys(List.of(List.of(new Key(label, new Key.Contact()))), Optional.empty(), false);
    }

    /**
     * A main menu: keys that stay until other keys or {@link #remove} take their place, one row per argument. Those
     * made with {@link #command} run their command, also while a form waits for an answer. Private chats only: in a
     * group everybody would see them, and only whoever was answered could use them.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static Keys menu(List<Key>... rows) {
        return new Keys(Arrays.asList(rows), Optional.empty(), true);
    }

    /**
     * A key whose press is the command, as {@link Button#command} is for buttons. The host knows the labels of the last
     * few menus of a chat, so an older one works too, whichever plugin has sent it.
     *
     * @param argument up to 256 characters
     */
    static Key command(String label, String command, String argument) {
        return new Key(label, new Button.Command(command, argument));
    }

    static Key command(String label, String command) {
        return command(label, command, "");
    }

    /** Takes the keys away. */
    static Keyboard remove() {
        return new Remove();
    }

    /** Buttons under the message; the rows must not be empty. */
    record Inline(List<List<Button>> rows) implements Keyboard {
        public Inline {
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** One more row at the bottom. */
        public Inline row(Button... buttons) {
            List<List<Button>> more = new ArrayList<>(rows);
            more.add(List.of(buttons));
            return new Inline(more);
        }
    }

    /**
     * Keys in place of the phone's keyboard.
     *
     * @param stays whether they are shown after a press too
     */
    record Keys(List<List<Key>> rows, Optional<String> placeholder, boolean stays) implements Keyboard {
        public Keys {
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** One more row at the bottom, of keys that send their label. */
        public Keys row(String... labels) {
            List<List<Key>> more = new ArrayList<>(rows);
            more.add(Arrays.stream(labels)
                    .map(label -> new Key(label, new Key.Label()))
                    .toList());
            return new Keys(more, placeholder, stays);
        }

        /** Text shown in the empty input field, up to 64 characters. */
        public Keys placeholder(String text) {
            return new Keys(rows, Optional.of(text), stays);
        }
    }

    /** One key. */
    record Key(String label, Sends sends) {
        private static final int LONGEST_ARGUMENT = 256;

        public Key {
            if (label.isBlank()) {
                throw new IllegalArgumentException("a key has no label; Telegram refuses it");
            }
            if (sends instanceof Button.Command command && command.argument().length() > LONGEST_ARGUMENT) {
                throw new IllegalArgumentException("the argument of key '" + label + "' has "
                        + command.argument().length() + " characters; the most is " + LONGEST_ARGUMENT);
            }
        }

        /** What a press sends. */
        public sealed interface Sends permits Label, Contact, Button.Command {}

        /** Its label, as an ordinary message. */
        public record Label() implements Sends {}

        /** The user's own phone number. */
        public record Contact() implements Sends {}
    }

    record Remove() implements Keyboard {}
}
