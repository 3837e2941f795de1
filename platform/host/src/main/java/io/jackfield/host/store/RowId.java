package io.jackfield.host.store;

/**
 * An update wherever it lies. Sets of them are asked several times an update, and what Java makes of a record for that
 * costs a multiple until the last of its compilers has come to it.
 */
record RowId(int bot, long updateId) {
    static RowId of(RowKey key) {
        return new RowId(key.bot(), key.updateId());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowId row && updateId == row.updateId && bot == row.bot;
    }

    @Override
    public int hashCode() {
        return 31 * bot + Long.hashCode(updateId);
    }
}
