package io.jackfield.host.store;

/** An update wherever it lies. */
record RowId(int bot, long updateId) {
    static RowId of(RowKey key) {
        return new RowId(key.bot(), key.updateId());
    }
}
