package io.jackfield.host.staff;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** Codes of an authenticator, as RFC 6238 has them: six digits, SHA-1, a new one every 30 seconds. From any thread. */
final class Totp {
    private static final int KEY_BYTES = 20;
    private static final long STEP_SECONDS = 30;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    private final Key key;
    private final byte[] bytes;

    private Totp(byte[] bytes) {
        this.bytes = bytes.clone();
        key = new SecretKeySpec(bytes, CODES.getAlgorithm());
    }

    static Totp random() {
        return new Totp(Tokens.randomBytes(KEY_BYTES));
    }

    /** @param secret as {@link #secret} gives it */
    static Totp of(String secret) {
        return new Totp(decoded(secret));
    }

    static Totp of(byte[] key) {
        return new Totp(key);
    }

    /** Base 32, as people type it into an authenticator that has no camera. */
    String secret() {
        return encoded(bytes);
    }

    /** What the picture for the camera says. */
    String address(String issuer, String name) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(name) + "?secret=" + secret() + "&issuer="
                + encoded(issuer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    String code(Instant moment) {
        try {
            return CODES.generateOneTimePasswordString(key, moment);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every key of bytes is one for " + CODES.getAlgorithm(), e);
        }
    }

    /** Which step the code is of: the present one, the one before or the one after, as clocks differ. */
    OptionalLong step(String code, Instant now) {
        OptionalLong step = OptionalLong.empty();
        for (long distance = -1; distance <= 1; distance++) {
            Instant moment = now.plusSeconds(distance * STEP_SECONDS);
            boolean same = MessageDigest.isEqual(
                    code(moment).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
            if (same) {
                step = OptionalLong.of(Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS));
            }
        }
        return step;
    }

    static String encoded(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte one : bytes) {
            held = (held << 8) | (one & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((held >> bits) & 31));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(ALPHABET.charAt((held << (5 - bits)) & 31)).toString();
    }

    private static byte[] decoded(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int bits = 0;
        int held = 0;
        int filled = 0;
        for (char letter : text.toCharArray()) {
            held = (held << 5) | ALPHABET.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[filled++] = (byte) (held >> bits);
            }
        }
        return bytes;
    }
}
