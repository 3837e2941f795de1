package io.jackfield.host.linkage;

/** The classes that come from the host, looked into once for all plugins. From any thread. */
public final class HostClasses {
    private final Classes classes;

    /** @param loader what it and its parents would define */
    public HostClasses(ClassLoader loader) {
        classes = Classes.of(ClassSource.of(loader));
    }

    Classes classes() {
        return classes;
    }
}
