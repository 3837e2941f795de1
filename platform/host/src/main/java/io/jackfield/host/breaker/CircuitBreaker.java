package io.jackfield.host.breaker;

import java.time.Duration;

/**
 * Whether something that fails again and again may be called. Once open, it lets nothing through for a pause, then one
 * call as a trial; each trial that fails doubles the pause, up to the longest. Times are those of one clock, in
 * nanoseconds. Not thread safe.
 */
public final class CircuitBreaker {
    private final Duration firstPause;
    private final Duration longestPause;
    private boolean open;
    private boolean trial;
    private long pauseNanos;
    private long trialAt;

    public CircuitBreaker(Duration firstPause, Duration longestPause) {
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** How a call may be made. */
    public enum Pass {
        FREE,
        /**
         * It is the one that decides; its end has to be told with {@link #close}, {@link #open} or {@link #undecided}.
         */
        TRIAL,
        REFUSED
    }

    public Pass pass(long now) {
        if (!open) {
            return Pass.FREE;
        }
        if (trial || now - trialAt < 0) {
            return Pass.REFUSED;
        }
        trial = true;
        return Pass.TRIAL;
    }

    /** It has failed often enough, or its trial has. */
    public void open(long now) {
        open = true;
        trial = false;
        pauseNanos = pauseNanos == 0 ? firstPause.toNanos() : Math.min(2 * pauseNanos, longestPause.toNanos());
        trialAt = now + pauseNanos;
    }

    /** It works. */
    public void close() {
        open = false;
        trial = false;
        pauseNanos = 0;
    }

    /** The trial has said nothing; the next call is one. */
    public void undecided() {
        trial = false;
    }

    public boolean isOpen() {
        return open;
    }

    /** When the next call is let through as a trial. */
    public long trialAt() {
        return trialAt;
    }
}
