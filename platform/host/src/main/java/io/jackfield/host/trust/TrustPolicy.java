package io.jackfield.host.trust;

import io.jackfield.host.config.Permissions;
import io.jackfield.host.config.TrustConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The operator's rules for jars. */
public final class TrustPolicy {
    private final Supplier<TrustConfig> current;
    private final HighestVersions highest;

    /** @param current asked for each jar, as the operator can change it at any time */
    public TrustPolicy(Supplier<TrustConfig> current, HighestVersions highest) {
        this.current = current;
        this.highest = highest;
    }

    /**
     * A jar as far as trust is concerned.
     *
     * @param digest SHA-256 of the very bytes that will be loaded
     * @param signature what lies beside the jar
     * @param permissions what it declares
     */
    public record Candidate(
            String id, String version, String digest, Optional<String> signature, Permissions permissions) {}

    /**
     * What the plugin may do.
     *
     * @throws UntrustedJarException when the jar is not to be loaded
     */
    public Grant admit(Candidate jar) {
        TrustConfig config = current.get();
        requirePinned(jar, config);
        requireSigned(jar, config);
        requireNoDowngrade(jar, config);
        requireApproved(jar, config);
        return new Grant(
                jar.id(),
                jar.permissions(),
                jar.permissions().limitedTo(limit(jar.id(), config)),
                () -> limit(jar.id(), current.get()));
    }

    /** The name of the key that the jar is signed with. */
    public Optional<String> signer(Candidate jar) {
        return signer(jar, current.get());
    }

    private static Optional<String> signer(Candidate jar, TrustConfig config) {
        return jar.signature().flatMap(signature -> Signatures.signer(jar.digest(), signature, config.keys()));
    }

    private static void requirePinned(Candidate jar, TrustConfig config) {
        List<String> pinned = config.digests().get(jar.id());
        if (pinned != null && !pinned.contains(jar.digest())) {
            throw new UntrustedJarException("has SHA-256 " + jar.digest() + ", but plugins.trust.digests." + jar.id()
                    + " allows "
                    + String.join(", ", pinned.stream().map(Digests::shortened).toList())
                    + "; put the right jar there, or this digest into config/jackfield.yaml");
        }
    }

    private static void requireSigned(Candidate jar, TrustConfig config) {
        if (config.signatures() == TrustConfig.Signatures.OFF) {
            return;
        }
        if (jar.signature().isEmpty()) {
            throw new UntrustedJarException(
                    "has no signature, and plugins.trust.signatures is required; put the .sig file"
                            + " that came with it beside it, or make one with 'jackfield plugins sign'");
        }
        if (signer(jar, config).isEmpty()) {
            throw new UntrustedJarException("is not what was signed, or was signed with another key than "
                    + String.join(", ", config.keys().keySet())
                    + "; get jar and .sig anew, or add the key to plugins.trust.keys in config/jackfield.yaml");
        }
    }

    private void requireNoDowngrade(Candidate jar, TrustConfig config) {
        if (config.downgrades() == TrustConfig.Downgrades.ALLOWED) {
            return;
        }
        highest.of(jar.id())
                .filter(version -> Versions.ORDER.compare(jar.version(), version) < 0)
                .ifPresent(version -> {
                    throw new UntrustedJarException("is version " + jar.version() + ", below " + version
                            + " which was live before; to go back, use 'jackfield plugins install --allow-downgrade' or"
                            + " delete data/plugin-versions/" + jar.id());
                });
    }

    private static void requireApproved(Candidate jar, TrustConfig config) {
        if (config.approve() == TrustConfig.Approve.DECLARED) {
            return;
        }
        Permissions missing = jar.permissions().without(config.permissions().getOrDefault(jar.id(), Permissions.NONE));
        if (!missing.isEmpty()) {
            throw new UntrustedJarException("wants " + missing
                    + ", which the operator has not approved; add that to plugins.trust.permissions."
                    + jar.id() + " in config/jackfield.yaml, or take the jar out");
        }
    }

    /** The most that the operator leaves to a plugin. */
    private static Permissions limit(String id, TrustConfig config) {
        Permissions unlisted = config.approve() == TrustConfig.Approve.LISTED ? Permissions.NONE : Permissions.ALL;
        return config.permissions().getOrDefault(id, unlisted);
    }

    /** The jar is live now. */
    public void wasLive(String id, String version) {
        highest.wasLive(id, version);
    }
}
