package io.jackfield.payment.yookassa;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Keys under which a repeated call is the same call for YooKassa, for 24 hours. Made of names, so that nothing has to
 * be stored: UUIDs of version 5 (RFC 9562) in the namespace of URLs.
 */
final class IdempotenceKey {
    private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
    private static final long VERSION_BITS = 0xf000L;
    private static final long VERSION = 0x5000L;
    private static final long VARIANT_BITS = 0xc000000000000000L;
    private static final long VARIANT = 0x8000000000000000L;

    private IdempotenceKey() {}

    /** @param number of our attempt */
    static String ofPage(String orderId, long number) {
        return of("pay:" + orderId + ":attempt:" + number);
    }

    static String ofCharge(String orderId, long number) {
        return of("autopay:" + orderId + ":attempt:" + number);
    }

    /** @param key the host's of this refund */
    static String ofRefund(String orderId, String key) {
        return of("refund:" + orderId + ":" + key);
    }

    static String of(String name) {
        ByteBuffer hash =
                ByteBuffer.wrap(sha1().digest(ByteBuffer.allocate(Long.BYTES * 2 + name.getBytes(UTF_8).length)
                        .putLong(URLS.getMostSignificantBits())
                        .putLong(URLS.getLeastSignificantBits())
                        .put(name.getBytes(UTF_8))
                        .array()));
        long most = hash.getLong() & ~VERSION_BITS | VERSION;
        long least = hash.getLong() & ~VARIANT_BITS | VARIANT;
        return new UUID(most, least).toString();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
