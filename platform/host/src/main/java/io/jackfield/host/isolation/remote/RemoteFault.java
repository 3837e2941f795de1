package io.jackfield.host.isolation.remote;

/** An exception of the other process whose class may not travel; prints as the original did, with its stack. */
public final class RemoteFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String original;

    RemoteFault(String original, StackTraceElement... stack) {
        super(original);
        this.original = original;
        setStackTrace(stack);
    }

    @Override
    public String toString() {
        return original;
    }
}
