package io.jackfield.host.staff;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Words that nobody guesses, and what is kept of them. From any thread. */
final class Tokens {
    private static final int BYTES = 32;
    private static final int SHORT_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** 43 letters, digits, dashes and underscores. */
    static String random() {
        return random(BYTES);
    }

    /** 16 of them, for what lives only for minutes and has to fit into a button. */
    static String randomShort() {
        return random(SHORT_BYTES);
    }

    private static String random(int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(length));
    }

    static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** SHA-256: enough for words of 32 random bytes, which no list of passwords has. */
    static Buffer hash(String token) {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
