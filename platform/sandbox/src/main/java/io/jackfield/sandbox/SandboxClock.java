package io.jackfield.sandbox;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The machine's clock, which people and tests may put forward. May be used from any thread. */
public final class SandboxClock extends Clock {
    private static final Duration FARTHEST = Duration.ofDays(3_660);

    private final Clock machine;
    private final AtomicReference<Duration> ahead;
    private final List<Supplier<Future<?>>> followers = new CopyOnWriteArrayList<>();

    public SandboxClock() {
        this(Duration.ZERO);
    }

    /** @param ahead how far it was put forward before */
    public SandboxClock(Duration ahead) {
        this(Clock.systemUTC(), new AtomicReference<>(within(ahead, ahead)));
    }

    private SandboxClock(Clock machine, AtomicReference<Duration> ahead) {
        this.machine = machine;
        this.ahead = ahead;
    }

    /** From now on does what has become due after each step, after those who followed before. */
    public void follow(Supplier<Future<?>> follower) {
        followers.add(follower);
    }

    /**
     * Puts the clock forward; completes once all that follow it have done what has become due.
     *
     * @param step zero or more; ten years together at most
     * @throws IllegalArgumentException for a step back or too far
     */
    public Future<Void> forward(Duration step) {
        requireNonNull(step, "step");
        ahead.updateAndGet(sofar -> within(step, sofar.plus(step)));
        Future<?> done = Future.succeededFuture();
        for (Supplier<Future<?>> follower : followers) {
            done = done.compose(before -> follower.get());
        }
        return done.mapEmpty();
    }

    private static Duration within(Duration step, Duration wanted) {
        if (step.isNegative() || wanted.compareTo(FARTHEST) > 0) {
            throw new IllegalArgumentException("step is " + step + "; the clock goes only forward, ten years at most");
        }
        return wanted;
    }

    /** How far it is ahead of the machine's. */
    public Duration ahead() {
        return ahead.get();
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SandboxClock(machine.withZone(zone), ahead);
    }
}
