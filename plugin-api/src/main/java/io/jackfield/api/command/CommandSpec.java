package io.jackfield.api.command;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Texts;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Step;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a handler wants to be called for, and how Telegram's menu shows it. Immutable; every method gives a new one.
 *
 * @param name the command without the slash: 1 to 32 of a-z 0-9 and _; absent for a handler of free text only
 * @param takesFreeText whether messages that are no command come here; where several plugins of a bot do, the bot's
 *     {@code freeText} names the one
 * @param descriptions by two-letter language code, 1 to 256 characters each; the one for {@code en} serves everybody
 *     else. Without any, the command works but is not listed
 * @param chats the kinds of chat in which it answers
 * @param purpose what the command is for, where that is one of the things that others lead to
 * @param steps the names of the steps that this version knows; empty when it does not say
 */
public record CommandSpec(
        Optional<String> name,
        boolean takesFreeText,
        Map<String, String> descriptions,
        Set<ChatKind> chats,
        Optional<Purpose> purpose,
        Set<String> steps) {
    private static final Set<ChatKind> USUAL_CHATS = Set.of(ChatKind.PRIVATE, ChatKind.GROUP);

    public CommandSpec {
        requireNonNull(name, "name");
        if (name.isPresent() && !name.get().matches("[a-z0-9_]{1,32}")) {
            throw new IllegalArgumentException("command is '" + name.get() + "'; use 1 to 32 of a-z 0-9 _");
        }
        if (name.isEmpty() && !takesFreeText) {
            throw new IllegalArgumentException("a handler needs a command name or free text");
        }
        descriptions.forEach(CommandSpec::requireDescription);
        descriptions = Map.copyOf(descriptions);
        chats = Set.copyOf(chats);
        requireNonNull(purpose, "purpose");
        steps.forEach(Step::named);
        steps = Set.copyOf(steps);
    }

    /** What other plugins and the host send users to a command for, whatever its name is in this bot. */
    public enum Purpose {
        /** Tells what the bot can do. */
        HELP,
        /** Takes a subscription, or pays for more. */
        BUY,
        /** Reaches a human being. */
        SUPPORT,
        /** Shows the terms of use. */
        TERMS
    }

    /** Called for {@code /name}. */
    public static CommandSpec command(String name) {
        return new CommandSpec(Optional.of(name), false, Map.of(), USUAL_CHATS, Optional.empty(), Set.of());
    }

    /** Called for messages that are no command and belong to no conversation. */
    public static CommandSpec freeText() {
        return new CommandSpec(Optional.empty(), true, Map.of(), USUAL_CHATS, Optional.empty(), Set.of());
    }

    /** This command and free text too. */
    public CommandSpec andFreeText() {
        return new CommandSpec(name, true, descriptions, chats, purpose, steps);
    }

    /** The English line in Telegram's menu, which also serves languages without one of their own. */
    public CommandSpec described(String description) {
        return described("en", description);
    }

    public CommandSpec described(String language, String description) {
        Map<String, String> more = new LinkedHashMap<>(descriptions);
        more.put(language, description);
        return new CommandSpec(name, takesFreeText, more, chats, purpose, steps);
    }

    /** The line in every language that the plugin's texts have. */
    public CommandSpec described(Texts texts, String key) {
        CommandSpec described = this;
        for (String language : texts.languages()) {
            described = described.described(language, texts.get(language, key));
        }
        return described;
    }

    /** Only in these kinds of chat. */
    public CommandSpec in(ChatKind first, ChatKind... others) {
        return new CommandSpec(name, takesFreeText, descriptions, EnumSet.of(first, others), purpose, steps);
    }

    /** Others find it by this: see {@link io.jackfield.api.desk.CommandDesk#find}. */
    public CommandSpec purpose(Purpose what) {
        return new CommandSpec(name, takesFreeText, descriptions, chats, Optional.of(what), steps);
    }

    /**
     * All steps that {@code onStep} knows. A conversation that waits at another one, of a version before, begins anew:
     * the host says why and runs the command. Without this, the answer goes to {@code onStep} whatever the step is.
     */
    public CommandSpec steps(String... names) {
        return new CommandSpec(name, takesFreeText, descriptions, chats, purpose, Set.of(names));
    }

    /** The line for a user's language, if the command is listed at all. */
    public Optional<String> descriptionIn(String language) {
        return Optional.ofNullable(descriptions.get(language))
                .or(() -> Optional.ofNullable(descriptions.get("en")))
                .or(() -> descriptions.values().stream().sorted().findFirst());
    }

    private static void requireDescription(String language, String description) {
        if (description.isBlank() || description.length() > 256) {
            throw new IllegalArgumentException("description in '" + language + "' has " + description.length()
                    + " characters; Telegram takes 1 to 256");
        }
    }
}
