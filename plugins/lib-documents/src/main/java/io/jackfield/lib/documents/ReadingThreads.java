package io.jackfield.lib.documents;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.jackfield.lib.documents.ReadingEnded.Cause;
import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads documents on threads of their own, a few at once: reading computes, and virtual threads that compute hold up
 * all others. A thread lives as long as its document, so nothing is left when the plugin goes. Time is what the thread
 * had of a processor, so that a busy machine cuts nobody short; one that goes on all the same is left behind, and
 * everybody goes on without it.
 */
final class ReadingThreads {
    /** Reading stops being offered when so many were left behind and still run. */
    private static final int MOST_LEFT_BEHIND = 4;

    private static final int BUSY_MACHINE = 4;
    private static final Duration LOOK = Duration.ofMillis(25);
    /** From the word that it is over until the thread is left behind. */
    private static final Duration GRACE = Duration.ofSeconds(1);
    /** How long a document waits for those before it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long STACK_BYTES = 1 << 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors() / 2), true);
    private final AtomicInteger leftBehind = new AtomicInteger();

    /** A reading and how it is told to end. */
    private record Running<T>(Thread thread, FutureTask<T> task, Budget budget, AtomicBoolean place) {
        void end(Cause cause) {
            budget.end(cause);
            thread.interrupt();
        }
    }

    /**
     * What the reading gives.
     *
     * @throws ExecutionException with what the reading threw
     * @throws UnreadableDocumentException when it is left behind, or had to wait for too long
     */
    <T> T read(Budget budget, Duration time, Callable<T> reading)
            throws ExecutionException, UnreadableDocumentException, InterruptedException {
        if (leftBehind.get() >= MOST_LEFT_BEHIND || !places.tryAcquire(PATIENCE.toMillis(), MILLISECONDS)) {
            throw new UnreadableDocumentException(Reason.BUSY);
        }
        Running<T> running = started(budget, reading);
        try {
            return watched(running, time);
        } catch (InterruptedException e) {
            running.end(Cause.INTERRUPTED);
            throw e;
        } catch (TimeoutException e) {
            throw new UnreadableDocumentException(Reason.TOO_MUCH_WORK);
        } finally {
            if (running.thread().isAlive() && !running.task().isDone()) {
                leaveBehind(running);
            }
        }
    }

    private <T> Running<T> started(Budget budget, Callable<T> reading) {
        FutureTask<T> task = new FutureTask<>(() -> budget.during(reading::call));
        AtomicBoolean place = new AtomicBoolean(true);
        Runnable work = () -> {
            try {
                task.run();
            } finally {
                if (place.getAndSet(false)) {
                    places.release();
                } else {
                    leftBehind.decrementAndGet();
                }
            }
        };
        Thread thread = new Thread(null, work, "document-reader", STACK_BYTES, false);
        thread.setDaemon(true);
        // The libraries look for their parts through it, and shall find none of the caller's.
        thread.setContextClassLoader(ReadingThreads.class.getClassLoader());
        Running<T> running = new Running<>(thread, task, budget, place);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            places.release();
            throw e;
        }
        return running;
    }

    private static <T> T watched(Running<T> running, Duration time)
            throws ExecutionException, InterruptedException, TimeoutException {
        long started = System.nanoTime();
        while (true) {
            try {
                return running.task().get(LOOK.toMillis(), MILLISECONDS);
            } catch (TimeoutException e) {
                long passed = System.nanoTime() - started;
                if (processorNanos(running.thread(), passed) > time.toNanos()
                        || passed > BUSY_MACHINE * time.toNanos()) {
                    running.end(Cause.TOO_MUCH_WORK);
                    return running.task().get(GRACE.toNanos(), NANOSECONDS);
                }
            }
        }
    }

    /** Where the machine does not say, all time counts. */
    private static long processorNanos(Thread thread, long otherwise) {
        long nanos = THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.threadId()) : -1;
        return nanos < 0 ? otherwise : nanos;
    }

    /** Its place is free for the next. */
    private void leaveBehind(Running<?> running) {
        leftBehind.incrementAndGet();
        if (running.place().getAndSet(false)) {
            places.release();
        } else {
            leftBehind.decrementAndGet();
        }
    }
}
