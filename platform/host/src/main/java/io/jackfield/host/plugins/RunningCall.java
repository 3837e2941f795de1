package io.jackfield.host.plugins;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** One call into a plugin, from its start to its answer, its failure or its deadline. */
public final class RunningCall {
    /** The call on whose thread we are; desks hang on to it what has to end with a press on Stop. */
    private static final ScopedValue<RunningCall> CURRENT = ScopedValue.newInstance();

    private final LoadedPlugin plugin;
    private final long startedNanos = System.nanoTime();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final CopyOnWriteArrayList<Runnable> stopHooks = new CopyOnWriteArrayList<>();
    private volatile long deadlineNanos;
    private volatile Thread thread;
    private volatile boolean interrupted;
    private volatile boolean stopped;

    RunningCall(LoadedPlugin plugin, long limitNanos) {
        this.plugin = plugin;
        deadlineNanos = startedNanos + limitNanos;
    }

    /** Null outside of a call. */
    public static RunningCall current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    LoadedPlugin plugin() {
        return plugin;
    }

    long startedNanos() {
        return startedNanos;
    }

    boolean isOverdue(long now) {
        return now - deadlineNanos > 0;
    }

    /** From now on it may take this long, counted from its start. */
    public void extendTo(long limitNanos) {
        deadlineNanos = startedNanos + limitNanos;
    }

    /** Whether this thread is the first to begin it. */
    boolean begin(Thread worker) {
        if (!begun.compareAndSet(false, true)) {
            return false;
        }
        thread = worker;
        if (interrupted) {
            worker.interrupt();
        }
        return true;
    }

    boolean hasBegun() {
        return begun.get();
    }

    /** Whether it has its answer already, so that nobody hears of what it still does. */
    public boolean isOver() {
        return settled.get();
    }

    /** Whether this is the first end of it; a deadline and an answer can come together. */
    boolean settle() {
        return settled.compareAndSet(false, true);
    }

    /** Does this when the user presses Stop; at once when they have. */
    public void onStop(Runnable hook) {
        stopHooks.add(hook);
        if (stopped) {
            hook.run();
        }
    }

    public void stop() {
        stopped = true;
        stopHooks.forEach(Runnable::run);
    }

    /** Nobody waits for it any more. */
    public void cancel() {
        if (!isOver()) {
            interrupt();
        }
    }

    /** Counts for a call that has not begun, too. */
    void interrupt() {
        interrupted = true;
        Thread worker = thread;
        if (worker != null) {
            worker.interrupt();
        }
    }
}
