package io.jackfield.host.plugins;

/**
 * A jar that cannot be a plugin here. The message says the cause and the way out; the jar is named by whoever reports.
 */
public final class BrokenJarException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean blockedByOthers;

    BrokenJarException(String message) {
        this(message, null);
    }

    BrokenJarException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private BrokenJarException(String message, Throwable cause, boolean blockedByOthers) {
        super(message, cause);
        this.blockedByOthers = blockedByOthers;
    }

    /** One that is worth another try when other jars have come or gone. */
    static BrokenJarException blockedByOthers(String message) {
        return new BrokenJarException(message, null, true);
    }

    boolean isBlockedByOthers() {
        return blockedByOthers;
    }
}
