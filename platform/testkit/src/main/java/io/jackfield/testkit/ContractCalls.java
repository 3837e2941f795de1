package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** Calls of a plugin as the host makes them: each on a virtual thread of its own, and not for ever. */
final class ContractCalls {
    private static final int AT_ONCE = 12;
    private static final Duration A_MOMENT = Duration.ofMillis(300);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private ContractCalls() {}

    /** What comes of it within ten seconds; a failure of the plugin is one of the test. */
    static <T> T done(String what, Callable<T> work) throws InterruptedException {
        FutureTask<T> call = new FutureTask<>(work);
        Thread thread = Thread.ofVirtual().start(call);
        try {
            return call.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(what + " failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new AssertionError(what + " took more than " + DEADLINE.toSeconds() + " s", e);
        }
    }

    /** The outcomes of the same call, twelve times at once. */
    static <T> List<T> atOnce(Callable<T> work) throws InterruptedException, ExecutionException {
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, AT_ONCE).forEach(call -> running.add(threads.submit(work)));
        }
        List<T> outcomes = new ArrayList<>();
        for (Future<T> one : running) {
            outcomes.add(one.get());
        }
        return outcomes;
    }

    static void assertEndsWhenInterrupted(Callable<?> work) throws InterruptedException {
        Thread thread = Thread.ofVirtual().start(new FutureTask<>(work));
        if (!thread.join(A_MOMENT)) {
            thread.interrupt();
            assertThat(thread.join(A_SECOND))
                    .as("the call has ended a second after its interrupt")
                    .isTrue();
        }
    }
}
