package io.jackfield.host.plugins;

/**
 * A jar that cannot be a plugin here. The message says the cause and the way out; the jar is named by whoever reports.
 */
public final class BrokenJarException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean blockedByOthers;
    private final String awaited;

    BrokenJarException(String message) {
        this(message, null);
    }

    BrokenJarException(String message, Throwable cause) {
        this(message, cause, false, "");
    }

    private BrokenJarException(String message, Throwable cause, boolean blockedByOthers, String awaited) {
        super(message, cause);
        this.blockedByOthers = blockedByOthers;
        this.awaited = awaited;
    }

    /** One that is worth another try when other jars have come or gone. */
    static BrokenJarException blockedByOthers(String message) {
        return new BrokenJarException(message, null, true, "");
    }

    /** One that is worth another try when that plugin has come, in whatever version. */
    static BrokenJarException waitsFor(String plugin, String message) {
        return new BrokenJarException(message, null, true, plugin);
    }

    /** Whether it is worth another try now that this plugin has come. */
    boolean mayPassWith(String plugin) {
        return blockedByOthers && (awaited.isEmpty() || awaited.equals(plugin));
    }

    boolean isBlockedByOthers() {
        return blockedByOthers;
    }
}
