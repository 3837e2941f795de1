package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Which jars are taken, and what they may do: the {@code plugins.trust} section.
 *
 * @param digests plugin id to the SHA-256 digests, in lower-case hex, of the jars allowed under it; others are not
 *     pinned
 * @param signatures whether a jar needs a signature
 * @param keys the Ed25519 keys that signatures may be of, by the name shown
 * @param downgrades whether a version below the highest that was ever live is taken
 * @param approve what {@code permissions} means for ids that it does not list
 * @param permissions plugin id to the most it gets
 */
public record TrustConfig(
        Map<String, List<String>> digests,
        Signatures signatures,
        SequencedMap<String, PublicKey> keys,
        Downgrades downgrades,
        Approve approve,
        Map<String, Permissions> permissions) {

    private static final String DIGEST = "[0-9a-fA-F]{64}";

    /** Whether a jar needs a signature. */
    public enum Signatures {
        OFF,
        REQUIRED
    }

    /** Whether a lower version is taken. */
    public enum Downgrades {
        REFUSED,
        ALLOWED
    }

    /** Whether a plugin gets what it declares, or is refused when that is more than the operator listed. */
    public enum Approve {
        DECLARED,
        LISTED
    }

    /** The same, but a lower version is taken. */
    public TrustConfig allowingDowngrades() {
        return new TrustConfig(digests, signatures, keys, Downgrades.ALLOWED, approve, permissions);
    }

    /** Whether some jar would be taken, or some plugin be given something, that {@code before} refuses. */
    boolean isLaxerThan(TrustConfig before) {
        return signatures.compareTo(before.signatures) < 0
                || downgrades.compareTo(before.downgrades) > 0
                || approve.compareTo(before.approve) < 0
                || !before.keys.values().containsAll(keys.values())
                || before.digests.entrySet().stream()
                        .anyMatch(pin -> !digests.containsKey(pin.getKey())
                                || !pin.getValue().containsAll(digests.get(pin.getKey())))
                || before.permissions.entrySet().stream()
                        .anyMatch(limit -> !permissions.containsKey(limit.getKey())
                                || !permissions
                                        .get(limit.getKey())
                                        .without(limit.getValue())
                                        .isEmpty())
                || approve == Approve.LISTED && !before.permissions.keySet().containsAll(permissions.keySet());
    }

    static TrustConfig from(ConfigSection trust) {
        Signatures signatures = trust.choice("signatures", Signatures.class, Signatures.OFF);
        SequencedMap<String, PublicKey> keys = keys(trust.section("keys"));
        if (signatures == Signatures.REQUIRED && keys.isEmpty()) {
            trust.refuse("keys", "at least one <name>: <public key>, as signatures is required");
        }
        // Where nothing proves who made a jar, its version number proves nothing either.
        Downgrades usual = signatures == Signatures.REQUIRED ? Downgrades.REFUSED : Downgrades.ALLOWED;
        return new TrustConfig(
                digests(trust.section("digests")),
                signatures,
                keys,
                trust.choice("downgrades", Downgrades.class, usual),
                trust.choice("approve", Approve.class, Approve.DECLARED),
                permissions(trust.section("permissions")));
    }

    private static Map<String, List<String>> digests(ConfigSection pins) {
        Map<String, List<String>> digests = new LinkedHashMap<>();
        for (String id : pins.keys()) {
            List<String> pinned = pins.texts(id);
            if (pinned.isEmpty() || !pinned.stream().allMatch(digest -> digest.matches(DIGEST))) {
                pins.refuse(id, "the SHA-256 of the jar, 64 of 0-9 a-f as sha256sum prints it, or a list of these");
            }
            digests.put(id, pinned.stream().map(String::toLowerCase).toList());
        }
        return Collections.unmodifiableMap(digests);
    }

    private static SequencedMap<String, PublicKey> keys(ConfigSection section) {
        SequencedMap<String, PublicKey> keys = new LinkedHashMap<>();
        section.keys()
                .forEach(name -> section.parsed(name, TrustConfig::publicKey).ifPresent(key -> keys.put(name, key)));
        return Collections.unmodifiableSequencedMap(keys);
    }

    private static PublicKey publicKey(String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("an Ed25519 public key as 'jackfield plugins keygen' prints it", e);
        }
    }

    private static Map<String, Permissions> permissions(ConfigSection section) {
        Map<String, Permissions> permissions = new LinkedHashMap<>();
        for (String id : section.keys()) {
            try {
                permissions.put(id, Permissions.of(section.texts(id)));
            } catch (IllegalArgumentException e) {
                section.refuse(id, "a list of permissions: " + e.getMessage());
            }
        }
        return Collections.unmodifiableMap(permissions);
    }
}
