package io.jackfield.host.plugins;

import io.jackfield.host.linkage.Missing;
import io.jackfield.host.trust.Grant;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a jar before anything of it has run.
 *
 * @param inspection from manifest and index; empty when the jar is no plugin
 * @param digest SHA-256; empty when it cannot be read
 * @param signature who signed it, or that nobody did
 * @param grant what the plugin may do; empty when it is not to be loaded
 * @param registers its extension classes with what they are
 * @param replaces the jar in the watched directory that has the same id
 * @param bots those whose configuration names it
 * @param problems why it would be left out; empty when it would be live
 * @param missing what its classes refer to and is not there, outside of the contract; libraries often do without
 */
public record JarReport(
        Path jar,
        Optional<JarInspection> inspection,
        String digest,
        String signature,
        Optional<Grant> grant,
        List<String> registers,
        Optional<Path> replaces,
        List<String> bots,
        List<String> problems,
        List<Missing> missing) {

    /** A jar that is no plugin. */
    static JarReport unusable(Path jar, String problem) {
        return new JarReport(
                jar,
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(problem),
                List.of());
    }

    public boolean isUsable() {
        return problems.isEmpty();
    }
}
