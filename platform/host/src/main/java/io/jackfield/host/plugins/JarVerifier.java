package io.jackfield.host.plugins;

import io.jackfield.host.config.TrustConfig;
import io.jackfield.host.linkage.Missing;
import io.jackfield.host.linkage.Removals;
import io.jackfield.host.trust.Grant;
import io.jackfield.host.trust.HighestVersions;
import io.jackfield.host.trust.Signatures;
import io.jackfield.host.trust.TrustPolicy;
import io.jackfield.host.trust.UntrustedJarException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a jar has to pass before anything of it runs. The checks read the private copy that is loaded afterwards, so
 * that nobody can put another jar in between; only the signature lies beside the original.
 */
final class JarVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(PluginRoom.class);

    private final String apiVersion;
    private final TrustPolicy policy;
    private final Removals removals;

    /** @param home where the highest versions are remembered */
    JarVerifier(Supplier<TrustConfig> trust, Path home, String apiVersion) {
        this.apiVersion = apiVersion;
        policy = new TrustPolicy(trust, new HighestVersions(home));
        removals = Removals.ofApi(ContractClassLoader.host());
    }

    /**
     * What the plugin may do.
     *
     * @param digest SHA-256 of the copy that will be loaded
     * @param jar in the watched directory
     * @throws BrokenJarException when it needs another API
     * @throws UntrustedJarException when the operator's policy keeps it out
     */
    Grant admit(JarInspection inspection, String digest, Path jar) {
        Grant grant = policy.admit(candidate(inspection, digest, jar));
        requireApi(inspection);
        return grant;
    }

    TrustPolicy policy() {
        return policy;
    }

    /** The plugin has come up. That this could not be written down is no reason to take it down again. */
    void wasLive(LoadedPlugin plugin) {
        try {
            policy.wasLive(plugin.id(), plugin.info().version());
        } catch (UncheckedIOException e) {
            LOG.warn("plugins: a later downgrade of {} will not be noticed: {}", plugin.id(), e.toString());
        }
    }

    static TrustPolicy.Candidate candidate(JarInspection inspection, String digest, Path jar) {
        return new TrustPolicy.Candidate(
                inspection.id(), inspection.version(), digest, Signatures.read(jar), inspection.permissions());
    }

    /** Before PF4J finds out, which says so in four lines of its own. */
    void requireApi(JarInspection inspection) {
        if (!ApiVersion.isIn(inspection.requires(), apiVersion)) {
            throw new BrokenJarException("needs API " + inspection.requires() + ", this host has " + apiVersion
                    + "; install a version of the plugin made for it");
        }
    }

    /**
     * Whether all that the plugin uses of the contract is there.
     *
     * @param library the jar of a plugin that it depends on; empty when there is none
     */
    void requireLinkage(JarInspection inspection, Path copy, Function<String, Optional<Path>> library) {
        List<Path> libraries = inspection.neededPlugins().stream()
                .flatMap(needed -> library.apply(needed).stream())
                .toList();
        try (JarSet jars = JarSet.open(copy, libraries)) {
            List<Missing> missing =
                    ContractClassLoader.scan(jars.first(), jars.others()).ofApi(inspection.extensions());
            if (!missing.isEmpty()) {
                throw new BrokenJarException(explain(missing));
            }
        } catch (IOException e) {
            throw new BrokenJarException("cannot be read: " + e.getMessage(), e);
        }
    }

    /** The first of what is missing of the contract, and how many more. */
    String explain(List<Missing> missing) {
        Missing first = missing.getFirst();
        String reason = removals.explain(first.what())
                .orElse("build it against API " + apiVersion + ", or install a version made for it");
        String more =
                missing.size() == 1 ? "" : "; " + (missing.size() - 1) + " more: 'jackfield plugins check' lists them";
        return "class " + first.user() + " uses " + first.what() + ", which API " + apiVersion + " does not have: "
                + reason + more;
    }
}
