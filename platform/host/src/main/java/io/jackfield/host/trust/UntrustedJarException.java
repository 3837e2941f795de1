package io.jackfield.host.trust;

/**
 * A jar that the operator's policy keeps out. The message says the cause and the way out; the jar is named by whoever
 * reports.
 */
public final class UntrustedJarException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UntrustedJarException(String message) {
        super(message);
    }
}
