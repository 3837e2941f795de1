package io.jackfield.host.store;

/** Told what became of a row. */
@FunctionalInterface
public interface JournalListener {
    /** What became of a row. */
    enum Stored {
        /** It is committed, and was not there before. */
        NEW,
        /** It was there before: a repeated delivery. */
        KNOWN,
        /** It is not stored and will not be; whoever brought it has to keep it. */
        REFUSED
    }

    void journalled(Stored stored);
}
