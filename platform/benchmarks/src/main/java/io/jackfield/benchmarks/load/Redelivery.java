package io.jackfield.benchmarks.load;

import java.time.Duration;
import java.util.Optional;

/** When an update that was not taken is delivered again. */
public interface Redelivery {
    Duration delayAfter(int attempts, Optional<Duration> asked);

    /** At once, then after 2 s, 4 s, 8 s … up to a minute, unless the bot said {@code Retry-After}. */
    static Redelivery likeTelegram() {
        return (attempts, asked) -> asked.orElseGet(() -> backOff(attempts));
    }

    /** Always after the same short time: for measuring when a host begins to answer. */
    static Redelivery every(Duration delay) {
        return (attempts, asked) -> delay;
    }

    private static Duration backOff(int attempts) {
        return attempts <= 1 ? Duration.ZERO : Duration.ofSeconds(Math.min(60, 1L << Math.min(6, attempts - 1)));
    }
}
