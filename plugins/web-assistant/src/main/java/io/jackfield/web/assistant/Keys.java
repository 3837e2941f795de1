package io.jackfield.web.assistant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Bearer keys. Only their hashes are stored; a key of 256 random bits needs no salt. */
final class Keys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Keys() {}

    static String fresh() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return "jf_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Takes the same time whatever the difference is. */
    static boolean same(String key, String other) {
        return MessageDigest.isEqual(hash(key), hash(other));
    }
}
