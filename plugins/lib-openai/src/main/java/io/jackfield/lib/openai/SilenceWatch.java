package io.jackfield.lib.openai;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the answers that have been silent for too long. One look at all of them now and then, because a timer for each
 * piece would cost more than reading it. Also sees to it that requests which were ended early are let go.
 */
final class SilenceWatch {
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** A request ends a moment after it was told to, so nudging once would not always do. */
    private static final int NUDGES = 3;

    private final Set<TimedBody> bodies = ConcurrentHashMap.newKeySet();
    private final AtomicInteger nudgesDue = new AtomicInteger();
    private final Semaphore hurry = new Semaphore(0);

    /** A request was told to end before its answer did. */
    void requestEnded() {
        nudgesDue.set(NUDGES);
        hurry.release();
    }

    /** From now until nothing more can come. */
    void watch(TimedBody body) {
        bodies.add(body);
    }

    /**
     * Blocks until interrupted.
     *
     * @param nudge has the client let go of what was ended; not kept, since the client keeps bodies, which keep this watch, and
     *     would never be freed
     */
    void run(Runnable nudge) {
        try {
            while (true) {
                if (hurry.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    hurry.drainPermits();
                }
                long now = System.nanoTime();
                bodies.removeIf(body -> body.checkSilence(now));
                if (nudgesDue.getAndUpdate(due -> Math.max(0, due - 1)) > 0) {
                    nudge.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
