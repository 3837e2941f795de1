package io.jackfield.sandbox.telegram;

import java.util.Optional;

/**
 * Something happened in a chat.
 *
 * @param sequence grows by one with each event of a chat
 * @param subject what it is about: a {@link SandboxMessage}, a {@link DraftFrame}, a {@link CallbackAnswer}, …; see
 *     {@link Kind}
 */
record RoomEvent(long sequence, Kind kind, Object subject) {

    /** The name is what the playground calls it, the comment the type of the subject. */
    enum Kind {
        /** SandboxMessage. */
        MESSAGE("message"),
        /** SandboxMessage. */
        EDIT("edit"),
        /** SandboxMessage that bots reacted to. */
        REACTION("reaction"),
        /** SandboxMessage that changed by itself, such as a poll. */
        REFRESH("refresh"),
        /** List of the ids of pinned messages, the one pinned last first. */
        PINS("pins"),
        /** BotAccount whose menu button changed. */
        MENU("menu"),
        /** Id of the message. */
        DELETE("delete"),
        /** DraftFrame. */
        DRAFT("draft"),
        /** Id of the draft. */
        DRAFT_END("draftEnd"),
        /** Name of the action. */
        ACTION("action"),
        /** CallbackAnswer. */
        ANSWER("answer"),
        /** Optional of the reply keyboard. */
        KEYBOARD("keyboard"),
        /** BotAccount whose commands changed. */
        COMMANDS("commands");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    <T> Optional<T> subject(Kind wanted, Class<T> type) {
        return kind == wanted ? Optional.of(type.cast(subject)) : Optional.empty();
    }
}
