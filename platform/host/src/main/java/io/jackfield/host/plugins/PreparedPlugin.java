package io.jackfield.host.plugins;

import io.jackfield.host.trust.Grant;
import java.nio.file.Path;
import java.util.List;

/**
 * A jar that PF4J has loaded and none of whose code has run yet.
 *
 * @param jar in the watched directory
 * @param copy the private one that is loaded
 * @param digest SHA-256 of it in hexadecimal
 * @param grant what the plugin may do
 * @param generation PF4J's id of it, {@code <id>#<number>}
 * @param libraries private copies of the plugins it is bound to, each after those that it needs itself
 * @param dependencies the plugins that it is bound to by itself
 * @param scope what has to be undone when it goes
 */
record PreparedPlugin(
        Path jar,
        Path copy,
        String digest,
        JarInspection inspection,
        Grant grant,
        String generation,
        ClassLoader classLoader,
        List<Path> libraries,
        List<Dependency> dependencies,
        RegistrationScope scope) {
    String id() {
        return inspection.id();
    }
}
