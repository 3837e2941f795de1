package io.jackfield.api.chat;

/** Where a message was written. */
public enum ChatKind {
    /** A user alone with the bot. */
    PRIVATE,
    /** A group or supergroup; the bot sees commands, mentions and replies to it, and more only without privacy mode. */
    GROUP,
    /** A channel. */
    CHANNEL
}
