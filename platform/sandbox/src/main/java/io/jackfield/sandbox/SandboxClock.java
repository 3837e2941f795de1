package io.jackfield.sandbox;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock, which tests may put forward. May be used from any thread. */
public final class SandboxClock extends Clock {
    private static final Duration FARTHEST = Duration.ofDays(3_660);

    private final Clock machine;
    private final AtomicReference<Duration> ahead;

    public SandboxClock() {
        this(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    private SandboxClock(Clock machine, AtomicReference<Duration> ahead) {
        this.machine = machine;
        this.ahead = ahead;
    }

    /**
     * Puts the clock forward.
     *
     * @param step zero or more; ten years together at most
     * @throws IllegalArgumentException for a step back or too far
     */
    public void forward(Duration step) {
        requireNonNull(step, "step");
        ahead.updateAndGet(sofar -> {
            Duration wanted = sofar.plus(step);
            if (step.isNegative() || wanted.compareTo(FARTHEST) > 0) {
                throw new IllegalArgumentException(
                        "step is " + step + "; the clock goes only forward, ten years at most");
            }
            return wanted;
        });
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
