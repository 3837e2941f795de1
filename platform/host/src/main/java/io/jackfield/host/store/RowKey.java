package io.jackfield.host.store;

/**
 * The key of a journal row.
 *
 * @param day days since 1970-01-01 in UTC; says in which partition the row lies
 * @param updateId Telegram's, or negative for a message that no update asked for
 */
public record RowKey(int day, int bot, long updateId) {}
