package io.jackfield.host.store;

/**
 * The key of a journal row.
 *
 * @param day days since 1970-01-01 in UTC; says in which partition the row lies
 * @param updateId Telegram's, or negative for a message that no update asked for
 */
public record RowKey(int day, int bot, long updateId) {
    /** For the reason that {@link RowId} tells. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey row && updateId == row.updateId && bot == row.bot && day == row.day;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * day + bot) + Long.hashCode(updateId);
    }
}
