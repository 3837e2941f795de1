package io.jackfield.benchmarks.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a program that is starting. */
final class Waiting {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Waiting() {}

    static void until(Duration atMost, String what, ChildProcess process, BooleanSupplier done)
            throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            process.mustBeAlive();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not true after " + atMost.toSeconds() + " s: " + what);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
