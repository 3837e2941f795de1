package io.jackfield.benchmarks.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * One thread with one selector: sockets, timers with a resolution of a millisecond, and tasks from other threads. An
 * exception in any of them ends the loop, and every later question to it fails with that exception: a load run with a
 * bug must not print figures.
 */
public final class Loop implements AutoCloseable {
    /** Called on the loop when a channel can do something. */
    interface Ready {
        void ready();
    }

    private record Timer(long dueNanos, long sequence, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.signum(dueNanos - other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /** Where every connection reads into before its own parser copies what it needs. */
    final ByteBuffer readBuffer = ByteBuffer.allocateDirect(64 * 1024);

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final CompletableFuture<Object> ended = new CompletableFuture<>();
    private long timerSequence;
    private volatile boolean open = true;

    public Loop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Runs a task on the loop and waits for its result; from any other thread. */
    @SuppressWarnings("unchecked")
    public <T> T ask(Supplier<T> question) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        execute(() -> answer.complete(question.get()));
        return (T) CompletableFuture.anyOf(answer, ended).join();
    }

    /** Runs a task on the loop and waits until it is done; from any other thread. */
    public void tell(Runnable task) {
        ask(() -> {
            task.run();
            return true;
        });
    }

    /** Runs a task on the loop soon; from any thread. */
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs a task on the loop later; on the loop only. */
    public void after(Duration delay, Runnable task) {
        at(System.nanoTime() + delay.toNanos(), task);
    }

    /** Runs a task at a time of {@link System#nanoTime}, up to a millisecond late; on the loop only. */
    public void at(long nanos, Runnable task) {
        timers.add(new Timer(nanos, timerSequence++, task));
    }

    SelectionKey register(SelectableChannel channel, int operations, Ready ready) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, ready);
    }

    @Override
    public void close() {
        open = false;
        selector.wakeup();
    }

    private void run() {
        try (selector) {
            while (open) {
                waitForWork();
                runTasks();
                runTimers();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            ended.completeExceptionally(new IllegalStateException("the loop is closed"));
        } catch (IOException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private void waitForWork() throws IOException {
        Timer next = timers.peek();
        if (next == null) {
            selector.select(Loop::dispatch);
            return;
        }
        long nanos = next.dueNanos() - System.nanoTime();
        if (nanos <= 0) {
            selector.selectNow(Loop::dispatch);
            return;
        }
        selector.select(Loop::dispatch, Math.max(1, nanos / 1_000_000));
    }

    private static void dispatch(SelectionKey key) {
        if (key.isValid()) {
            ((Ready) key.attachment()).ready();
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void runTimers() {
        long now = System.nanoTime();
        while (!timers.isEmpty() && timers.peek().dueNanos() - now <= 0) {
            timers.poll().task().run();
        }
    }
}
