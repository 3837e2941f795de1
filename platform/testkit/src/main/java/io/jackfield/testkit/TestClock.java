package io.jackfield.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * The plugin's only source of time: a Monday morning that stands still until the test turns it forward. Each update
 * takes a millisecond, so that what is said later is later.
 */
public final class TestClock extends Clock {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-01-05T09:00:00Z");

    private final Consumer<Instant> dueBefore;
    private volatile Instant now = MONDAY_MORNING;
    private volatile Runnable whenTurned = () -> {};
    private volatile Consumer<Instant> stepsBefore = moment -> {};

    /** @param dueBefore does the work that is due until then, turning the clock with {@link #reach} as it goes */
    TestClock(Consumer<Instant> dueBefore) {
        this.dueBefore = dueBefore;
    }

    /**
     * Time passes: the plugin's jobs that become due meanwhile run, each at its time, and steps end whose time is over.
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time is " + time + "; the clock only goes forward");
        }
        advanceTo(now.plus(time));
    }

    /** The same, up to a moment. */
    public void advanceTo(Instant moment) {
        dueBefore.accept(moment);
        stepsBefore.accept(moment);
        reach(moment);
    }

    void reach(Instant moment) {
        synchronized (this) {
            now = moment.isAfter(now) ? moment : now;
        }
        whenTurned.run();
    }

    /** Ends the steps that wait no longer than until then, turning the clock with {@link #reach} as it goes. */
    void endsSteps(Consumer<Instant> work) {
        stepsBefore = work;
    }

    /** What is to be done whenever the clock has been turned. */
    void whenTurned(Runnable work) {
        whenTurned = work;
    }

    synchronized void tick() {
        now = now.plusMillis(1);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
