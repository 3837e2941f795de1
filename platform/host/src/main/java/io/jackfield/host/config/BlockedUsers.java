package io.jackfield.host.config;

/** What users hear whom operators keep out of a bot: {@code blockedUsers} in its file. */
public enum BlockedUsers {
    /** One sentence, once. */
    ANSWER,
    SILENCE
}
