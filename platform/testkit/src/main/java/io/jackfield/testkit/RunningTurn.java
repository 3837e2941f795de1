package io.jackfield.testkit;

import io.jackfield.host.calls.CallResult;
import io.jackfield.host.turn.HandlerCall.Outcome;
import io.jackfield.host.turn.Turn;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One call of the handler, on a virtual thread as in the host. It ends, or stands still until the user presses Stop.
 */
final class RunningTurn {
    private static final ScopedValue<RunningTurn> CURRENT = ScopedValue.newInstance();

    private final Turn turn;
    private final InMemoryTurnDesks desks;
    private final Runnable pressStop;
    private final CompletableFuture<CallResult<Outcome>> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> waiting = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Thread thread;

    /** @param pressStop brings the press to the host as an update */
    RunningTurn(Turn turn, InMemoryTurnDesks desks, Runnable pressStop) {
        this.turn = turn;
        this.desks = desks;
        this.pressStop = pressStop;
    }

    /** The call on whose thread we are. */
    static Optional<RunningTurn> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    Turn turn() {
        return turn;
    }

    InMemoryTurnDesks desks() {
        return desks;
    }

    void start(Supplier<CallResult<Outcome>> work) {
        thread = Thread.ofVirtual()
                .name("plugin-" + turn.plugin())
                .start(() -> ScopedValue.where(CURRENT, this).run(() -> ended.complete(work.get())));
    }

    /** Whether it has come to its end, or else to where it needs the user, within this time. */
    boolean settles(Duration limit) throws InterruptedException {
        return completes(CompletableFuture.anyOf(ended, waiting), limit);
    }

    boolean ends(Duration limit) throws InterruptedException {
        return completes(ended, limit);
    }

    private static boolean completes(CompletableFuture<?> event, Duration limit) throws InterruptedException {
        try {
            event.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed with an exception", e);
        }
    }

    boolean isEnded() {
        return ended.isDone();
    }

    CallResult<Outcome> result() {
        return ended.join();
    }

    void interrupt() {
        thread.interrupt();
    }

    /** The user presses Stop now. */
    void pressStop() {
        pressStop.run();
    }

    /** The press has arrived. */
    void stop() {
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** On the handler's thread: nothing goes on until the test has its user press Stop. */
    void awaitStop() throws InterruptedException {
        desks.live().ifPresent(InMemoryLive::show);
        waiting.complete(null);
        stopped.await();
    }
}
