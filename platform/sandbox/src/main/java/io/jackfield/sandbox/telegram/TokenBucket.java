package io.jackfield.sandbox.telegram;

import java.time.Duration;
import java.time.Instant;

/** Lets a burst through and then a steady flow. */
final class TokenBucket {
    private final double capacity;
    private final double perSecond;
    private double tokens;
    private Instant filledAt;

    TokenBucket(double capacity, double perSecond, Instant now) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.tokens = capacity;
        this.filledAt = now;
    }

    /** Seconds until a token is there; zero when there is one. */
    double waitSeconds(Instant now) {
        double passed = Duration.between(filledAt, now).toNanos() / 1e9;
        tokens = Math.min(capacity, tokens + Math.max(0, passed) * perSecond);
        filledAt = now;
        return tokens >= 1 ? 0 : (1 - tokens) / perSecond;
    }

    void take() {
        tokens -= 1;
    }
}
