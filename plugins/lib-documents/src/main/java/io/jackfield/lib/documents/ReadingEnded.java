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

    enum Cause {
        /** There is as much text as was wanted. */
        ENOUGH,
        /** Nobody waits any more. */
        INTERRUPTED,
        /** More was unpacked, or would have to be kept, than is allowed. */
        TOO_LARGE,
        /** It takes more time or more steps than is allowed. */
        TOO_MUCH_WORK
    }
}
