package io.jackfield.host.plugins;

import io.jackfield.host.bus.CoreLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at all calls every 100 ms, since a timer per call would cost more than most calls. It ends what has run past its
 * deadline, turns away what has waited too long, counts what ignores its interrupt, and estimates who uses the processors.
 * Calls that no carrier thread has picked up, because plugins that compute without end hold all carriers, get a platform
 * thread, which the operating system shares out fairly. Core loop only.
 */
final class CallWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CallWatch.class);
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final long STARVED_NANOS = Duration.ofMillis(200).toNanos();
    /** Time to tidy up after an interrupt. */
    private static final long STUCK_NANOS = Duration.ofSeconds(2).toNanos();
    /** Looks in a row that find a call computing, until it does so without end. */
    private static final int ENDLESS = 10;

    private final CoreLoop loop;
    private final PluginCalls calls;
    private final Gates gates;
    private final PluginMeters meters;
    private final Background background;
    private final Carriers carriers = new Carriers();
    private final int processors = Runtime.getRuntime().availableProcessors();
    private long lastLook = System.nanoTime();
    private volatile boolean stopped;

    CallWatch(CoreLoop loop, PluginCalls calls, Gates gates, PluginMeters meters, Background background) {
        this.loop = loop;
        this.calls = calls;
        this.gates = gates;
        this.meters = meters;
        this.background = background;
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
        List<RunningCall> computing = new ArrayList<>();
        for (PluginJob<?> job : calls.working()) {
            look(job, now);
            if (job.call().lookIfComputing()) {
                computing.add(job.call());
                if (job.call().isKnownToCompute()) {
                    gates.of(job.call().plugin()).computesNow(now);
                }
            }
        }
        share(computing, now);
        background.look(computing);
        for (Gate gate : gates.all()) {
            gate.turnAway(now).forEach(turned -> calls.turnAway(turned.job(), turned.error()));
            gate.admitted(now).forEach(calls::beginAfterWaiting);
        }
        gates.tidy();
    }

    private void look(PluginJob<?> job, long now) {
        RunningCall call = job.call();
        if (!call.isOver() && call.isOverdue(now)) {
            calls.expire(job, now);
        } else if (!call.hasBegun() && now - call.startedNanos() > STARVED_NANOS) {
            calls.startOnPlatformThread(job, () -> {});
        }
        if (!call.isStuck() && call.ignoringFor(now) > STUCK_NANOS) {
            LOG.warn(
                    "plugin: a call of {} ignores its interrupt and keeps its thread",
                    call.plugin().id());
            gates.of(call.plugin()).stuck(call, call.looksComputing() >= ENDLESS, now);
        } else if (call.isStuck() && call.looksComputing() == ENDLESS) {
            gates.of(call.plugin()).stuck(call, true, now);
        }
    }

    /** The time since the last look goes to those that compute now; no more of it than the machine has. */
    private void share(List<RunningCall> computing, long now) {
        long past = now - lastLook;
        lastLook = now;
        double share = Math.min(1, (double) processors / computing.size());
        computing.forEach(call -> meters.computed(call.plugin().id(), (long) (past * share)));
    }
}
