package io.jackfield.host.outbox;

/**
 * So many per time, and a burst after a quiet while. Keeps one number, the time at which the bucket would be full again
 * (the generic cell rate algorithm).
 */
final class TokenBucket {
    private final long intervalNanos;
    private final long burstNanos;
    private long fullAt = Long.MIN_VALUE;

    /** @param perMinute the lasting rate; {@code burst} as many may go at once */
    TokenBucket(int perMinute, int burst) {
        intervalNanos = 60_000_000_000L / perMinute;
        burstNanos = intervalNanos * (burst - 1);
    }

    /** Takes one token and gives the nanoseconds to wait until it may be used; zero is now. */
    long take(long now) {
        long next = Math.max(fullAt, now);
        fullAt = next + intervalNanos;
        return Math.max(0, next - burstNanos - now);
    }

    /** Nanoseconds until a token would be there, taking none. */
    long waitNanos(long now) {
        return Math.max(0, Math.max(fullAt, now) - burstNanos - now);
    }

    /** The same, until there would be another one besides. */
    long waitForTwoNanos(long now) {
        return Math.max(0, Math.max(fullAt, now) + Math.min(intervalNanos, burstNanos) - burstNanos - now);
    }

    /** Whether nothing has been taken for so long that a new bucket would be the same. */
    boolean isFull(long now) {
        return fullAt <= now;
    }
}
