package io.jackfield.sandbox.telegram;

import io.vertx.core.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for something on behalf of a test. */
final class Await {
    private Await() {}

    /** The result; an AssertionError that tells what was missed when it does not come in time. */
    static <T> T result(CompletableFuture<T> future, Duration limit, Supplier<String> missed) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("waiting would block the event loop; use the method that gives a Future");
        }
        try {
            return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no " + missed.get() + " within " + limit.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + missed.get(), e);
        } catch (ExecutionException e) {
            throw new AssertionError("failed while waiting for " + missed.get(), e.getCause());
        }
    }
}
