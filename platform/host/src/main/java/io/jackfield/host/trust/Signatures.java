package io.jackfield.host.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Ed25519 over the 32 bytes of a jar's SHA-256, in base64 beside the jar: {@code hello.jar.sig} for {@code hello.jar}.
 */
public final class Signatures {
    private static final String ALGORITHM = "Ed25519";
    private static final int LONGEST_BYTES = 1_000;

    private Signatures() {}

    /** Where the signature of a jar lies. */
    public static Path beside(Path jar) {
        return jar.resolveSibling(jar.getFileName() + ".sig");
    }

    /** What lies there; empty when nothing does. */
    public static Optional<String> read(Path jar) {
        Path file = beside(jar);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > LONGEST_BYTES) {
                throw new UntrustedJarException(
                        file.getFileName() + " is no signature; make it anew" + " with 'jackfield plugins sign'");
            }
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UntrustedJarException(file.getFileName() + " cannot be read: " + e.getMessage());
        }
    }

    /** In base64. */
    public static String sign(String digest, PrivateKey key) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(ALGORITHM);
        signer.initSign(key);
        signer.update(HexFormat.of().parseHex(digest));
        return Base64.getEncoder().encodeToString(signer.sign());
    }

    /** The name of the key that a signature is of; empty when it is of none of them, or of another jar. */
    public static Optional<String> signer(String digest, String signature, Map<String, PublicKey> keys) {
        return keys.entrySet().stream()
                .filter(key -> isOf(digest, signature, key.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isOf(String digest, String signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(HexFormat.of().parseHex(digest));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
