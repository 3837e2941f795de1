package io.jackfield.host.plugins;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** One call into a plugin, from its start to its answer, its failure or its deadline. */
public final class RunningCall {
    /** The call on whose thread we are; desks hang on to it what has to end with a press on Stop. */
    private static final ScopedValue<RunningCall> CURRENT = ScopedValue.newInstance();

    private final LoadedPlugin plugin;
    private volatile long startedNanos = System.nanoTime();
    private final long limitNanos;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final CopyOnWriteArrayList<Runnable> stopHooks = new CopyOnWriteArrayList<>();
    private volatile long deadlineNanos;
    private volatile Thread thread;
    private volatile boolean interrupted;
    private volatile long interruptedNanos;
    private volatile boolean ended;
    private volatile boolean stopped;
    private volatile boolean trial;
    private volatile boolean must;
    /** Set by the watch, under the lock of the gate. */
    private volatile boolean stuck;

    RunningCall(LoadedPlugin plugin, long limitNanos) {
        this.plugin = plugin;
        this.limitNanos = limitNanos;
        deadlineNanos = startedNanos + limitNanos;
    }

    /** It has waited for its turn; its time counts from now. */
    void turnCame() {
        startedNanos = System.nanoTime();
        deadlineNanos = startedNanos + limitNanos;
    }

    /** Made in quarantine as well, because money was paid for it. */
    void isMust(boolean whether) {
        must = whether;
    }

    boolean isMust() {
        return must;
    }

    void isTrial(boolean whether) {
        trial = whether;
    }

    boolean isTrial() {
        return trial;
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

    /** Until its deadline; negative when that has passed. */
    public Duration left() {
        return Duration.ofNanos(deadlineNanos - System.nanoTime());
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
        if (!interrupted) {
            interruptedNanos = System.nanoTime();
            interrupted = true;
        }
        Thread worker = thread;
        if (worker != null) {
            worker.interrupt();
        }
    }

    boolean isInterrupted() {
        return interrupted;
    }

    /** The thread of it is free. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Nanoseconds for which it has gone on in spite of its interrupt. */
    long ignoringFor(long now) {
        return interrupted && !ended ? now - interruptedNanos : 0;
    }

    void isStuck(boolean whether) {
        stuck = whether;
    }

    boolean isStuck() {
        return stuck;
    }
}
