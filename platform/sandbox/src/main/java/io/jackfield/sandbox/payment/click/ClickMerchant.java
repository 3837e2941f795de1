package io.jackfield.sandbox.payment.click;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;

/** The only merchant that the simulated Click has: what stands in where {@code payment-click} has no account. */
public final class ClickMerchant {
    public static final String SERVICE = "31415";
    public static final String MERCHANT = "2718";
    /** The user of the Merchant API. */
    public static final String USER = "7001";

    public static final String SECRET_KEY = "click-sandbox-key";

    /** In which Click's days begin. */
    static final ZoneId ZONE = ZoneId.of("Asia/Tashkent");

    private ClickMerchant() {}

    /** In lower-case hexadecimal digits, as Click signs. */
    static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
