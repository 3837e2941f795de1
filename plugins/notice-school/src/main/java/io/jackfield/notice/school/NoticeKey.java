package io.jackfield.notice.school;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes keys of a length that the host takes, whatever ids a school has. */
final class NoticeKey {
    private static final int LONGEST = 120;

    private NoticeKey() {}

    static String of(String learner, String thing) {
        String key = learner + ":" + thing;
        return key.length() <= LONGEST ? key : learner + ":" + hash(thing);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
