package io.jackfield.benchmarks.load;

/** So many at once after a pause, and so many a second in the long run. For one thread. */
final class Allowance {
    private final int perSecond;
    private double left;
    private long filledAt;

    /** @param perSecond one or more */
    Allowance(int perSecond, long nowNanos) {
        this.perSecond = perSecond;
        left = perSecond;
        filledAt = nowNanos;
    }

    /** Takes one; false when there is none. */
    boolean take(long nowNanos) {
        left = Math.min(perSecond, left + (nowNanos - filledAt) * 1e-9 * perSecond);
        filledAt = nowNanos;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
