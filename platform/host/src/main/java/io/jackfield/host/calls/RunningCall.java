package io.jackfield.host.calls;

import io.jackfield.api.JackfieldException;
import io.jackfield.host.loop.HostWaits;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.trace.Trace;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * One call into a plugin, from its start to its answer, its failure or its deadline. Its times are those of a
 * {@link FairClock}.
 */
public final class RunningCall {
    /** The call on whose thread we are; desks hang on to it what has to end with a press on Stop. */
    private static final ScopedValue<RunningCall> CURRENT = ScopedValue.newInstance();

    /** Of causes that are looked at; a chain may be a circle. */
    private static final int DEEPEST = 32;

    private final LoadedPlugin plugin;
    private final long limitNanos;
    private final FairClock clock;
    private final HostWaits waits;
    private final Trace trace;
    private volatile long startedNanos;
    private volatile long startedActualNanos;
    private volatile long crowdedAtStart;
    private volatile long outageAtStart;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final CopyOnWriteArrayList<Runnable> stopHooks = new CopyOnWriteArrayList<>();
    private volatile long deadlineNanos;
    private volatile Thread thread;
    private volatile boolean interrupted;
    private volatile long interruptedNanos;
    private volatile long crowdedAtInterrupt;
    /** Only the watch uses it; negative until it has. */
    private long processorNanosAtInterrupt = -1;

    private volatile boolean ended;
    private volatile JackfieldException excuse;
    private volatile boolean stopped;
    private volatile boolean trial;
    private volatile boolean must;
    /** Only the watch uses it. */
    private boolean rescued;

    /** Set by the watch, under the lock of the gate. */
    private volatile boolean stuck;

    /**
     * @param sign told whenever it leaves its carrier to others, as far as the host can see that
     * @param trace what it is about
     */
    RunningCall(LoadedPlugin plugin, long limitNanos, FairClock clock, Runnable sign, Trace trace) {
        this.trace = trace;
        this.plugin = plugin;
        this.limitNanos = limitNanos;
        this.clock = clock;
        waits = new HostWaits(clock::now, sign);
        turnCame();
    }

    /** Its time counts from now: at the beginning, and again when it has waited for others to end. */
    final void turnCame() {
        startedNanos = clock.now();
        startedActualNanos = System.nanoTime();
        crowdedAtStart = clock.crowdedNanos();
        outageAtStart = clock.outageNanos();
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
        trace.beside(ScopedValue.where(CURRENT, this)).run(() -> waits.noteDuring(work));
    }

    Trace trace() {
        return trace;
    }

    LoadedPlugin plugin() {
        return plugin;
    }

    long startedNanos() {
        return startedNanos;
    }

    /** Nanoseconds since its start by an ordinary clock. */
    long actualNanos() {
        return System.nanoTime() - startedActualNanos;
    }

    boolean isOverdue(long now) {
        return now - deadlineNanos > 0;
    }

    /**
     * Whether at least half of the time until its deadline was its own, so that it is to blame for having passed it:
     * not spent in waiting for the host or for a carrier, nor without the database.
     */
    boolean hadItsTime() {
        long crowded = clock.crowdedNanos() - crowdedAtStart;
        long outage = clock.outageNanos() - outageAtStart;
        return 2 * Math.max(waits.nanos(), Math.max(crowded, outage)) <= deadlineNanos - startedNanos;
    }

    /** Another plugin that it asked has failed; if it fails with that, it is not to blame. */
    public void excuse(JackfieldException failure) {
        excuse = failure;
    }

    boolean isExcused(Throwable failure) {
        JackfieldException known = excuse;
        return known != null
                && Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .limit(DEEPEST)
                        .anyMatch(cause -> cause == known);
    }

    /** From now on it may take this long, counted from its start. */
    public void extendTo(long limitNanos) {
        deadlineNanos = startedNanos + limitNanos;
    }

    /** Until its deadline; negative when that has passed. */
    public Duration left() {
        return Duration.ofNanos(deadlineNanos - clock.now());
    }

    /** Whether this thread is the first to begin it. */
    boolean begin(Thread worker) {
        if (!begun.compareAndSet(false, true)) {
            return false;
        }
        thread = worker;
        if (interrupted) {
            noteInterrupt();
            worker.interrupt();
        }
        return true;
    }

    /** Whether this is the first time that it is given a platform thread, because it has not begun. */
    boolean rescue() {
        boolean first = !rescued;
        rescued = true;
        return first;
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
            noteInterrupt();
            interrupted = true;
        }
        Thread worker = thread;
        if (worker != null) {
            worker.interrupt();
        }
    }

    private void noteInterrupt() {
        interruptedNanos = clock.now();
        crowdedAtInterrupt = clock.crowdedNanos();
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

    /** Whether a process of its own has been told of the interrupt, which is ended if it does not heed it. */
    boolean isInterruptPassedOn() {
        return waits.isInterruptPassedOn();
    }

    /** When the interrupt reached it, if it has been interrupted. */
    long interruptedNanos() {
        return interruptedNanos;
    }

    long crowdedAtInterrupt() {
        return crowdedAtInterrupt;
    }

    /** What its platform thread had used of a processor by then; negative when nobody has looked. */
    long processorNanosAtInterrupt() {
        return processorNanosAtInterrupt;
    }

    void processorNanosAtInterrupt(long nanos) {
        processorNanosAtInterrupt = nanos;
    }

    /** Null before it has begun. */
    Thread thread() {
        return thread;
    }

    void isStuck(boolean whether) {
        stuck = whether;
    }

    boolean isStuck() {
        return stuck;
    }
}
