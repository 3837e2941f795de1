package io.jackfield.lib.documents;

/** Ends the reading of a document from deep inside of it; unchecked, since libraries lie in between. */
final class ReadingEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause cause;

    private ReadingEnded(Cause cause) {
        super(cause.name(), null, false, false);
        this.cause = cause;
    }

    static ReadingEnded because(Cause cause) {
        return new ReadingEnded(cause);
    }

    Cause reason() {
        return cause;
    }

    /** Called wherever much can happen in a loop. */
    static void ifInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw because(Cause.INTERRUPTED);
        }
    }

    enum Cause {
        /** There is as much text as was wanted. */
        ENOUGH,
        /** Nobody waits any more. */
        INTERRUPTED,
        /** More was unpacked than is allowed. */
        TOO_LARGE
    }
}
