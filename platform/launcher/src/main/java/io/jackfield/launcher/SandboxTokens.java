package io.jackfield.launcher;

import io.jackfield.host.config.read.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Made-up tokens of the right form; a bot has the same one after every start. They open nothing outside the sandbox.
 */
final class SandboxTokens {
    private static final int SECRET_LENGTH = 35;

    private SandboxTokens() {}

    static Secret of(String bot) {
        byte[] digest = digest("sandbox:" + bot);
        long number = 1_000_000_000L + Math.floorMod(bot.hashCode(), 1_000_000_000);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        return new Secret(number + ":" + secret.substring(0, SECRET_LENGTH));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
