package io.jackfield.payment.click;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Click's digests: of the calls of SHOP-API, and of ours to the Merchant API. Lower-case hexadecimal digits of UTF-8.
 */
final class Signature {
    private Signature() {}

    /**
     * @param prepareId the text of {@code merchant_prepare_id}; empty for Prepare
     * @param amount the text as it came: {@code 15000} and {@code 15000.00} have different signatures
     */
    static String ofCall(
            String transId,
            String serviceId,
            String secretKey,
            String order,
            String prepareId,
            String amount,
            String action,
            String signTime) {
        return digest("MD5", transId + serviceId + secretKey + order + prepareId + amount + action + signTime);
    }

    /** The middle part of the header {@code Auth}. */
    static String ofTimestamp(long timestamp, String secretKey) {
        return digest("SHA-1", timestamp + secretKey);
    }

    /** In the same time wherever they differ. */
    static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(UTF_8), given.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
