package io.jackfield.host.telegram;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What Telegram sends along in {@code X-Telegram-Bot-Api-Secret-Token}. Made from the bot's token, so that it survives
 * a restart and is the same on every node.
 */
public final class WebhookSecret {
    public static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private final byte[] bytes;

    private WebhookSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static WebhookSecret of(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal("jackfield webhook".getBytes(StandardCharsets.UTF_8));
            return new WebhookSecret(HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** In constant time, whatever was sent. */
    public boolean matches(String header) {
        return header != null && MessageDigest.isEqual(bytes, header.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
