package io.jackfield.host.plugins;

import io.jackfield.host.bus.CoreLoop;
import java.time.Duration;

/**
 * One look at all calls every 100 ms, since a timer per call would cost more than most calls. It ends what has run past its
 * deadline, turns away what has waited too long, and counts what ignores its interrupt. Calls that no carrier thread has picked up, because plugins that compute without end hold all carriers, get a platform
 * thread, which the operating system shares out fairly. Core loop only.
 */
final class CallWatch {
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final long STARVED_NANOS = Duration.ofMillis(200).toNanos();
    /** Time to tidy up after an interrupt. */
    private static final long STUCK_NANOS = Duration.ofSeconds(2).toNanos();

    private final CoreLoop loop;
    private final PluginCalls calls;
    private final Gates gates;
    private final Carriers carriers = new Carriers();
    private volatile boolean stopped;

    CallWatch(CoreLoop loop, PluginCalls calls, Gates gates) {
        this.loop = loop;
        this.calls = calls;
        this.gates = gates;
    }

    void start() {
        loop.later(EVERY, this::look);
    }

    void stop() {
        stopped = true;
    }

    private void look() {
        // Planned first: whatever a listener does, there is a next one.
        if (!stopped) {
            loop.later(EVERY, this::look);
        }
        long now = System.nanoTime();
        carriers.look(now);
        calls.working().forEach(job -> look(job, now));
        for (Gate gate : gates.all()) {
            gate.turnAway(now).forEach(turned -> calls.turnAway(turned.job(), turned.error()));
        }
        gates.tidy();
    }

    private void look(PluginJob<?> job, long now) {
        RunningCall call = job.call();
        if (!call.isOver() && call.isOverdue(now)) {
            calls.expire(job, now);
        } else if (!call.hasBegun() && now - call.startedNanos() > STARVED_NANOS) {
            calls.startOnPlatformThread(job);
        }
        if (!call.isStuck() && call.ignoringFor(now) > STUCK_NANOS) {
            gates.of(call.plugin()).stuck(call, now);
        }
    }
}
