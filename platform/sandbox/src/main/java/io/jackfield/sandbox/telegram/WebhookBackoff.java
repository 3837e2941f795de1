package io.jackfield.sandbox.telegram;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long Telegram waits before it tries a failed delivery again: not at all the first time, then {@code base}, twice,
 * four times that, and so on.
 *
 * @param base wait before the second retry
 * @param ceiling longest wait; the real one is this to twice this, at random
 */
public record WebhookBackoff(Duration base, Duration ceiling) {
    private static final int MOST_DOUBLINGS = 20;

    /** 2 s, up to 60 to 120 s. */
    public static WebhookBackoff likeTelegram() {
        return new WebhookBackoff(Duration.ofSeconds(2), Duration.ofSeconds(60));
    }

    /** @param failures tries so far that have failed, from 1 */
    public long delayMillis(int failures) {
        if (failures <= 1) {
            return 0;
        }
        long doubled = base.toMillis() << Math.min(failures - 2, MOST_DOUBLINGS);
        long highest = ceiling.toMillis();
        return doubled < highest ? doubled : ThreadLocalRandom.current().nextLong(highest, 2 * highest + 1);
    }
}
