package io.jackfield.host.plugins;

import java.nio.file.Path;

/**
 * A jar that PF4J has loaded and none of whose code has run yet.
 *
 * @param jar in the watched directory
 * @param copy the private one that is loaded
 * @param digest SHA-256 of it in hexadecimal
 * @param generation PF4J's id of it, {@code <id>#<number>}
 * @param scope what has to be undone when it goes
 */
record PreparedPlugin(
        Path jar,
        Path copy,
        String digest,
        JarInspection inspection,
        String generation,
        ClassLoader classLoader,
        RegistrationScope scope) {
    String id() {
        return inspection.id();
    }
}
