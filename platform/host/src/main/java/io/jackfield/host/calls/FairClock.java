package io.jackfield.host.calls;

import java.util.function.LongSupplier;

/**
 * The time by which calls are judged, in nanoseconds: {@link System#nanoTime} without the time in which the process
 * stood still. While the machine is suspended, the process stopped, a garbage collection under way or no core free for
 * it, the watch does not get to look, and no plugin can do what it is asked to. Beside it the clock keeps how much of
 * the time was bad for everybody's calls. Any thread may read it, one at a time may write.
 */
final class FairClock {
    private final LongSupplier nanoTime;
    private final long longestNanos;
    private volatile Look last;
    private volatile long crowdedNanos;
    private volatile long outageNanos;

    /** When the watch looked, by both clocks. */
    private record Look(long nanoTime, long fair) {}

    /**
     * A clock that starts with {@code nanoTime}.
     *
     * @param longestNanos between two looks, as far as it counts
     */
    FairClock(LongSupplier nanoTime, long longestNanos) {
        this.nanoTime = nanoTime;
        this.longestNanos = longestNanos;
        long now = nanoTime.getAsLong();
        last = new Look(now, now);
    }

    long now() {
        Look look = last;
        return look.fair() + Math.min(nanoTime.getAsLong() - look.nanoTime(), longestNanos);
    }

    /** The watch looks; gives the time. */
    long look() {
        long actual = nanoTime.getAsLong();
        long fair = last.fair() + Math.min(actual - last.nanoTime(), longestNanos);
        last = new Look(actual, fair);
        return fair;
    }

    /** For so long virtual threads had to wait for a carrier. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void wasCrowded(long nanos) {
        crowdedNanos += nanos;
    }

    /** For so long the host's database was away. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void wasWithoutDatabase(long nanos) {
        outageNanos += nanos;
    }

    /** All the time, since the beginning, in which virtual threads had to wait for a carrier. */
    long crowdedNanos() {
        return crowdedNanos;
    }

    /** All the time, since the beginning, in which the database was away. */
    long outageNanos() {
        return outageNanos;
    }
}
