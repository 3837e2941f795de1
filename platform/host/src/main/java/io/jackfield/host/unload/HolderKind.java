package io.jackfield.host.unload;

/** The usual ways in which a plugin leaves something behind. */
public enum HolderKind {
    THREAD("thread", "end it in close() of the extension, or shut its executor down there"),
    THREAD_LOCAL(
            "a ThreadLocal on thread", "remove() it before the call returns; threads of the host outlive the plugin"),
    JDBC_DRIVER("JDBC driver", "call DriverManager.deregisterDriver in close() of the extension"),
    SHUTDOWN_HOOK("shutdown hook", "call Runtime.removeShutdownHook in close() of the extension"),
    MBEAN("MBean", "unregister it in close() of the extension"),
    LOG_HANDLER("java.util.logging handler", "remove it in close() of the extension"),
    SECURITY_PROVIDER("security provider", "call Security.removeProvider in close() of the extension"),
    UNCAUGHT_HANDLER("default uncaught exception handler", "set it back in close() of the extension"),
    SYSTEM_PROPERTY("system property", "remove it in close() of the extension, or store texts only"),
    STATIC_FIELD("static field", "take back in close() of the extension what was put there"),
    SOFT_REFERENCE("only soft references, by way of", "nothing is wrong: it goes when memory runs short"),
    OTHER("", "follow the path; what it leads through has to be taken back in close() of the extension");

    private final String words;
    private final String wayOut;

    HolderKind(String words, String wayOut) {
        this.words = words;
        this.wayOut = wayOut;
    }

    String words() {
        return words;
    }

    String wayOut() {
        return wayOut;
    }
}
