package io.jackfield.host.payment.callback;

/** Something that is spent piece by piece and comes back with time. Not thread-safe. */
final class Allowance {
    private static final double NANOS_PER_MINUTE = 60e9;

    private final int most;
    private final int perMinute;
    private double left;
    private long at;

    /**
     * Begins full.
     *
     * @param perMinute how much comes back
     * @param now in nanoseconds of a clock that never goes back
     */
    Allowance(int most, int perMinute, long now) {
        this.most = most;
        this.perMinute = perMinute;
        left = most;
        at = now;
    }

    boolean isSpent(long now) {
        refill(now);
        return left < 1;
    }

    /** Whether there was something to spend. */
    boolean spend(long now) {
        if (isSpent(now)) {
            return false;
        }
        left--;
        return true;
    }

    private void refill(long now) {
        left = Math.min(most, left + (now - at) / NANOS_PER_MINUTE * perMinute);
        at = now;
    }
}
