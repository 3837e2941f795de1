package io.jackfield.lib.openai;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the answers that have been silent for too long. One look at all of them now and then, because a timer for each
 * piece would cost more than reading it. Also sees to it that requests which were ended early are let go, and that the
 * pieces of very many answers are handed on in rounds.
 */
final class SilenceWatch {
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** With so many answers at once, or fewer, each piece is handed on as it comes. */
    private static final int FEW = 100;

    /** For each answer beyond these pieces are gathered that much longer, up to the pause: 56 ms with a thousand. */
    private static final long GATHERED_NANOS = Duration.ofMillis(1).toNanos() / 16;

    /** A request ends a moment after it was told to, so nudging once would not always do. */
    private static final int NUDGES = 3;

    private final Set<TimedBody> bodies = ConcurrentHashMap.newKeySet();
    private final AtomicInteger nudgesDue = new AtomicInteger();
    private volatile long gatherNanos;
    private final Semaphore hurry = new Semaphore(0);

    /** A request was told to end before its answer did. */
    void requestEnded() {
        nudgesDue.set(NUDGES);
        hurry.release();
    }

    /** How long pieces are gathered at present. */
    long gatherNanos() {
        return gatherNanos;
    }

    /** From now until nothing more can come. */
    void watch(TimedBody body) {
        bodies.add(body);
    }

    /**
     * Blocks until interrupted.
     *
     * @param nudge has the client let go of what was ended; not kept, since the client keeps bodies, which keep this
     *     watch, and would never be freed
     */
    void run(Runnable nudge) {
        try {
            while (true) {
                if (hurry.tryAcquire(pauseNanos(), TimeUnit.NANOSECONDS)) {
                    hurry.drainPermits();
                }
                long now = System.nanoTime();
                bodies.removeIf(body -> body.look(now));
                gatherNanos = Math.clamp((bodies.size() - FEW) * GATHERED_NANOS, 0, PAUSE.toNanos());
                if (nudgesDue.getAndUpdate(due -> Math.max(0, due - 1)) > 0) {
                    nudge.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long pauseNanos() {
        return gatherNanos > 0 ? gatherNanos : PAUSE.toNanos();
    }
}
