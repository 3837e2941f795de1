package io.jackfield.host.plugins;

/** A jar that cannot be a plugin here. The message says the cause and the way out; the jar is named by whoever reports. */
final class BrokenJarException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenJarException(String message) {
        super(message);
    }

    BrokenJarException(String message, Throwable cause) {
        super(message, cause);
    }
}
