package io.jackfield.host.llm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Time as threads that wait for models see it; tests turn a time of their own. */
interface Waiting {
    /** The time of the machine. */
    Waiting REAL = new Waiting() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public boolean await(CompletableFuture<?> event, long nanos) throws InterruptedException {
            try {
                event.get(nanos, TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("never completed with an exception", e);
            }
        }
    };

    long nanos();

    /** Waits for the event; false when it has not come within the time. */
    boolean await(CompletableFuture<?> event, long nanos) throws InterruptedException;
}
