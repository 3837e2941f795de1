package io.jackfield.host.bus;

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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one event loop that owns lanes, journal writer, outbox, HTTP server and clients. Everything those rooms keep is
 * touched on this loop only, so they need no locks.
 *
 * <p>Work from other threads comes in through one queue and one wake-up: waking the loop for each answer of a plugin costs
 * more than the answer.
 */
public final class CoreLoop {
    private static final Logger LOG = LoggerFactory.getLogger(CoreLoop.class);

    private final Vertx vertx;
    private final Context context;
    private final int haste;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();

    public CoreLoop(Vertx vertx) {
        this(vertx, 1);
    }

    /** @param haste how many seconds pass in one: tests do not wait as long as Telegram asks */
    CoreLoop(Vertx vertx, int haste) {
        this.vertx = vertx;
        this.haste = haste;
        context = vertx.getOrCreateContext();
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
        return System.nanoTime() * haste;
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

    private void drain() {
        awake.set(false);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a task of the core loop failed; the loop goes on", e);
        }
    }
}
