package io.jackfield.host.calls;

import io.jackfield.host.loop.CoreLoop;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One look at all calls every 100 ms, since a timer per call would cost more than most calls. It ends what has run past
 * its deadline, turns away what has waited too long, and counts what ignores its interrupt. Calls that no carrier
 * thread has picked up, because plugins that compute without end hold all carriers, get a platform thread, which the
 * operating system shares out fairly. It judges by its own {@link FairClock}: how late it comes itself is nobody's
 * fault. Core loop only.
 */
final class CallWatch {
    static final Duration EVERY = Duration.ofMillis(100);
    /** The longest time between two looks that counts. */
    static final Duration LATEST = EVERY.multipliedBy(2);

    private static final long STARVED_NANOS = Duration.ofMillis(200).toNanos();
    /** Calls that get a platform thread in one look. */
    private static final int RESCUED = 64;

    private final CoreLoop loop;
    private final PluginCalls calls;
    private final Bulkheads bulkheads;
    private final FairClock clock;
    private final CarrierThreads carriers;
    private final IgnoredInterrupts interrupts;
    private final BooleanSupplier databaseIsAway;
    private long lastLook;
    private int rescued;
    private volatile boolean stopped;

    CallWatch(
            CoreLoop loop,
            PluginCalls calls,
            Bulkheads bulkheads,
            FairClock clock,
            CarrierThreads carriers,
            BooleanSupplier databaseIsAway) {
        this.loop = loop;
        this.calls = calls;
        this.bulkheads = bulkheads;
        this.clock = clock;
        this.carriers = carriers;
        this.databaseIsAway = databaseIsAway;
        lastLook = clock.now();
        interrupts = new IgnoredInterrupts(clock);
    }

    void start() {
        loop.later(EVERY, this::plannedLook);
    }

    void stop() {
        stopped = true;
    }

    private void plannedLook() {
        // Planned first: whatever a listener does, there is a next one.
        if (!stopped) {
            loop.later(EVERY, this::plannedLook);
        }
        look();
        calls.rates().look();
    }

    void look() {
        long now = clock.look();
        clock.wasWithoutDatabase(databaseIsAway.getAsBoolean() ? now - lastLook : 0);
        lastLook = now;
        clock.wasCrowded(carriers.look(now, calls.signs()));
        rescued = 0;
        calls.working().forEach(job -> look(job, now));
        for (Bulkhead bulkhead : bulkheads.all()) {
            bulkhead.turnAway(now).forEach(calls::turnAway);
        }
        bulkheads.tidy();
    }

    private void look(PluginJob<?> job, long now) {
        RunningCall call = job.call();
        if (!call.isOver() && call.isOverdue(now)) {
            calls.expire(job, now);
        } else if (!call.hasBegun() && now - call.startedNanos() > STARVED_NANOS) {
            rescue(job, now);
        }
        if (!call.isStuck() && interrupts.isIgnoredBy(call, now)) {
            bulkheads.of(call.plugin()).stuck(call, now);
        }
    }

    private void rescue(PluginJob<?> job, long now) {
        if (carriers.areHeld(now) && rescued < RESCUED && job.call().rescue()) {
            rescued++;
            calls.startOnPlatformThread(job);
        }
    }
}
