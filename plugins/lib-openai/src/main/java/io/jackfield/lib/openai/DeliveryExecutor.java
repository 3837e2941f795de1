package io.jackfield.lib.openai;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * For the JDK's HTTP client, which hands every piece of an answer to its executor. A step of the way from the
 * connection to {@link TimedBody} runs at once, on the client's own thread: it never waits, and a thread for each piece
 * would cost more than the piece. Everything else (names that are looked up, handshakes, answers that are completed)
 * may wait for others and gets a thread of its own, so that nothing holds up the answers on other connections.
 */
final class DeliveryExecutor implements Executor, AutoCloseable {
    /** If a later JDK calls it otherwise, every step gets a thread, which is slower and nothing else. */
    private static final String STEP = "jdk.internal.net.http.common.SequentialScheduler$SchedulableTask";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public void execute(Runnable task) {
        if (isStep(task)) {
            task.run();
        } else {
            threads.execute(task);
        }
    }

    static boolean isStep(Runnable task) {
        return task.getClass().getName().equals(STEP);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
