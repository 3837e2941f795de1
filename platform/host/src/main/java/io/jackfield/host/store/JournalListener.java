package io.jackfield.host.store;

/** Told after the commit of a row. */
@FunctionalInterface
public interface JournalListener {
    /** {@code isNew} is false for a repeated delivery: the row was there before. */
    void journalled(boolean isNew);
}
