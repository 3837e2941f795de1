package io.jackfield.lib.openai;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the answers that have been silent for too long. One look at all of them now and then, because a timer for each
 * piece would cost more than reading it. Runs until its thread is interrupted.
 */
final class SilenceWatch implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Set<TimedBody> bodies = ConcurrentHashMap.newKeySet();

    /** From now until nothing more can come. */
    void watch(TimedBody body) {
        bodies.add(body);
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                long now = System.nanoTime();
                bodies.removeIf(body -> body.checkSilence(now));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
