package io.jackfield.host.loop;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one event loop that owns lanes, journal writer, outbox, HTTP server and clients. Everything those rooms keep is
 * touched on this loop only, so they need no locks.
 *
 * <p>Work from other threads comes in through one queue and one wake-up: waking the loop for each answer of a plugin
 * costs more than the answer.
 */
public final class CoreLoop {
    private static final Logger LOG = LoggerFactory.getLogger(CoreLoop.class);
    private static final int MOST_AT_ONCE = 256;

    private final Vertx vertx;
    private final Context context;
    private final int haste;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final long begun = System.nanoTime();
    private volatile Consumer<VirtualMachineError> watcher = error -> {};

    public CoreLoop(Vertx vertx) {
        this(vertx, 1);
    }

    /** @param haste how many seconds pass in one: tests do not wait as long as Telegram asks */
    CoreLoop(Vertx vertx, int haste) {
        this.vertx = vertx;
        this.haste = haste;
        context = vertx.getOrCreateContext();
        context.exceptionHandler(this::failed);
    }

    /**
     * Hears from now on when a task fails because the virtual machine has no memory, or no stack, left; from any
     * thread.
     */
    public void watch(Consumer<VirtualMachineError> listener) {
        watcher = listener;
    }

    public Vertx vertx() {
        return vertx;
    }

    /** Runs the task on the loop, after those given before it. From any thread. */
    public void run(Runnable task) {
        tasks.add(task);
        if (awake.compareAndSet(false, true)) {
            context.runOnContext(ignored -> drain());
        }
    }

    /** Runs the task on the loop once this turn of it is over, so that others can add to the same batch. Loop only. */
    public void afterThisTurn(Runnable task) {
        context.runOnContext(ignored -> guarded(task));
    }

    /** The loop's time, as {@link System#nanoTime()}: what {@link #later} goes by. From any thread. */
    public long nanoTime() {
        return haste == 1 ? System.nanoTime() : (System.nanoTime() - begun) * haste;
    }

    /** Runs the task on the loop after the delay. From any thread. */
    public void later(Duration delay, Runnable task) {
        long millis = Math.max(1, delay.toMillis() / haste);
        run(() -> vertx.setTimer(millis, timer -> guarded(task)));
    }

    /**
     * Asks the loop for something and waits for it; for the virtual threads of plugins. Fails with
     * {@link TimeoutException} when it takes longer than {@code limit}.
     */
    public <T> T await(Supplier<Future<T>> question, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        run(() -> ask(question, answer));
        return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static <T> void ask(Supplier<Future<T>> question, CompletableFuture<T> answer) {
        try {
            question.get().onSuccess(answer::complete).onFailure(answer::completeExceptionally);
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /**
     * Some of the tasks, then what has come over the network, then the rest: however fast others give the loop work, a
     * question that Telegram waits for is read.
     */
    private void drain() {
        for (int done = 0; done < MOST_AT_ONCE; done++) {
            Runnable task = tasks.poll();
            if (task == null) {
                awake.set(false);
                // Given between the two, by somebody who took the loop for awake.
                if (!tasks.isEmpty() && awake.compareAndSet(false, true)) {
                    context.runOnContext(ignored -> drain());
                }
                return;
            }
            guarded(task);
        }
        context.runOnContext(ignored -> drain());
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void failed(Throwable error) {
        LOG.error("a task of the core loop failed; the loop goes on", error);
        if (error instanceof VirtualMachineError grave) {
            watcher.accept(grave);
        }
    }
}
