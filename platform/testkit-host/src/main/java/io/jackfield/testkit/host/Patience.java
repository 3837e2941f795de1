package io.jackfield.testkit.host;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How long tests wait for what has to happen. */
final class Patience {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(1);

    private Patience() {}

    static <T> T await(Future<T> future, Supplier<String> what) {
        try {
            return future.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw late(what);
        }
    }

    static void until(BooleanSupplier condition, Supplier<String> what) {
        long limit = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - limit > 0) {
                throw late(what);
            }
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting: " + what.get());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static AssertionError late(Supplier<String> what) {
        return new AssertionError("for " + LONGEST.toSeconds() + " s: " + what.get());
    }
}
