package io.jackfield.host.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.bus.CoreLoop;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where the asynchronous host meets blocking plugins: a fresh virtual thread per call, the plugin's class
 * loader as context loader, a deadline that interrupts.
 *
 * <p>One sweep looks after the deadlines of all calls; a timer per call would cost more than most calls. The sweep also
 * notices calls that no carrier thread has picked up, because plugins that compute without end hold all carriers, and gives
 * those a platform thread, which the operating system shares out fairly.
 */
public final class PluginCalls {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCalls.class);
    private static final Duration SWEEP = Duration.ofMillis(100);
    private static final long STARVED_NANOS = Duration.ofMillis(200).toNanos();

    private final CoreLoop loop;
    private final PluginMeters meters;
    private final int maxCalls;
    private final Carriers carriers = new Carriers();
    private final Set<Job<?>> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    public PluginCalls(CoreLoop loop, PluginMeters meters, int maxCalls) {
        this.loop = loop;
        this.meters = meters;
        this.maxCalls = maxCalls;
        loop.later(SWEEP, this::sweep);
    }

    /** A call with what it does and who waits for it. */
    private record Job<T>(RunningCall call, Callable<T> work, Consumer<CallResult<T>> listener) {}

    /**
     * Starts a call. {@code listener} hears exactly once, on the plugin's thread or the core loop, at the deadline at the
     * latest.
     */
    public <T> RunningCall start(
            LoadedPlugin plugin, Duration limit, Callable<T> work, Consumer<CallResult<T>> listener) {
        RunningCall call = new RunningCall(plugin, limit.toNanos());
        if (plugin.enter() > maxCalls) {
            plugin.leave();
            listener.accept(new CallResult.Failed<>(new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "plugin " + plugin.id() + " has " + maxCalls + " calls running; plugins.maxCalls allows no more")));
            return call;
        }
        Job<T> job = new Job<>(call, work, listener);
        running.add(job);
        start(job, Thread.ofVirtual());
        return call;
    }

    /** Calls of all plugins now running. */
    public int count() {
        return running.size();
    }

    public void stop() {
        stopped = true;
    }

    private <T> void start(Job<T> job, Thread.Builder builder) {
        Thread thread = builder.name("plugin-" + job.call().plugin().id()).unstarted(() -> {
            if (job.call().begin(Thread.currentThread())) {
                job.call().run(() -> perform(job));
            }
        });
        thread.setContextClassLoader(job.call().plugin().classLoader());
        thread.start();
    }

    private <T> void perform(Job<T> job) {
        try {
            // One that expired before its thread came up must not do now what its user was told had failed.
            if (!job.call().isOver()) {
                settle(job, result(job));
            }
        } finally {
            job.call().plugin().leave();
        }
    }

    private static <T> CallResult<T> result(Job<T> job) {
        try {
            return new CallResult.Answered<>(job.work().call());
        } catch (Throwable e) {
            // Anything at all: an Error of a plugin is its own affair as well.
            return CallResult.Failed.of(job.call().plugin().id(), e);
        }
    }

    private <T> void settle(Job<T> job, CallResult<T> result) {
        if (!job.call().settle()) {
            return;
        }
        running.remove(job);
        meters.called(job.call().plugin().id(), System.nanoTime() - job.call().startedNanos(), result);
        try {
            job.listener().accept(result);
        } catch (RuntimeException e) {
            LOG.error(
                    "plugin: {} has answered, but the host could not take it",
                    job.call().plugin().id(),
                    e);
        }
    }

    /** Ends every call of a plugin that has to go; their users are told. */
    void endAll(LoadedPlugin plugin) {
        for (Job<?> job : running) {
            if (job.call().plugin() == plugin) {
                end(job, StandardError.UNAVAILABLE, "plugin " + plugin.generation() + " was taken away");
            }
        }
    }

    private void sweep() {
        // Planned first: whatever a listener does, there is a next one.
        if (!stopped) {
            loop.later(SWEEP, this::sweep);
        }
        long now = System.nanoTime();
        carriers.look(now);
        for (Job<?> job : running) {
            if (job.call().isOverdue(now)) {
                expire(job, now);
            } else if (!job.call().hasBegun() && now - job.call().startedNanos() > STARVED_NANOS) {
                start(job, Thread.ofPlatform().daemon());
            }
        }
    }

    private <T> void expire(Job<T> job, long now) {
        RunningCall call = job.call();
        long millis = (now - call.startedNanos()) / 1_000_000;
        LOG.warn(
                "plugin: {} has not answered for {} ms; it is interrupted and its user told",
                call.plugin().id(),
                millis);
        end(job, StandardError.TIMED_OUT, "plugin " + call.plugin().id() + " did not answer within " + millis + " ms");
    }

    /** In this order: what an interrupted plugin hurries to answer is too late. */
    private <T> void end(Job<T> job, StandardError error, String message) {
        settle(job, new CallResult.Failed<>(new JackfieldException(error, message)));
        job.call().interrupt();
    }
}
