package io.jackfield.payment.payme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * Name and key with which Payme signs in by HTTP Basic. Compared by their hashes, in a time that tells nothing of them.
 */
final class Login {
    private static final String SCHEME = "Basic ";

    private final byte[] expected;

    Login(String name, String key) {
        expected = hash((name + ":" + key).getBytes(UTF_8));
    }

    /** @param authorization the header, where there is one */
    boolean admits(Optional<String> authorization) {
        byte[] given = authorization.flatMap(Login::credentials).orElse(new byte[0]);
        return MessageDigest.isEqual(hash(given), expected);
    }

    private static Optional<byte[]> credentials(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] hash(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
