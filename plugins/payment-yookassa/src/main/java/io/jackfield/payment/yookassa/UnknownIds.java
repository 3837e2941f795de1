package io.jackfield.payment.yookassa;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps strangers who make ids up from having YooKassa asked for each: so many a minute for a shop. From any thread.
 */
final class UnknownIds {
    static final int A_MINUTE = 60;

    private final Map<String, Minute> minutes = new ConcurrentHashMap<>();

    private record Minute(long number, int asked) {
        private Minute and(Minute another) {
            return number == another.number ? new Minute(number, Math.min(asked + 1, A_MINUTE + 1)) : another;
        }
    }

    /** Counts; whether YooKassa may be asked once more. */
    boolean admits(String shopId, Instant now) {
        long minute = now.getEpochSecond() / Duration.ofMinutes(1).toSeconds();
        return minutes.merge(shopId, new Minute(minute, 1), Minute::and).asked() <= A_MINUTE;
    }
}
