package io.jackfield.host.calls;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.calls.Breaker.Outcome;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.trace.Trace;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where the asynchronous host meets blocking plugins: a fresh virtual thread per call, the plugin's class
 * loader as context loader, a deadline that interrupts. The plugin's {@link Bulkhead} says which calls may start, the
 * {@link CallWatch} ends those that take too long.
 */
public final class PluginCalls {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCalls.class);

    private final PluginMeters meters;
    private final FairClock clock;
    private final Bulkheads bulkheads;
    private final PluginRates rates;
    private final CallWatch watch;
    /** Calls on a thread, also those whose users have been told already. */
    private final Set<PluginJob<?>> working = ConcurrentHashMap.newKeySet();

    private final Set<PluginJob<?>> unanswered = ConcurrentHashMap.newKeySet();
    /** How often calls on virtual threads were seen to leave their carrier to others. */
    private final LongAdder signs = new LongAdder();

    public PluginCalls(CoreLoop loop, PluginMeters meters, PluginsConfig config) {
        this(loop, meters, config, () -> false);
    }

    /**
     * @param databaseIsAway asked on the core loop: what runs past its deadline because of that is no fault of its
     *     plugin
     */
    public PluginCalls(CoreLoop loop, PluginMeters meters, PluginsConfig config, BooleanSupplier databaseIsAway) {
        this(loop, meters, config, databaseIsAway, new FairClock(System::nanoTime, CallWatch.LATEST.toNanos()));
    }

    PluginCalls(
            CoreLoop loop, PluginMeters meters, PluginsConfig config, BooleanSupplier databaseIsAway, FairClock clock) {
        this.meters = meters;
        this.clock = clock;
        bulkheads = new Bulkheads(config, meters, clock);
        meters.watch(this::figures);
        rates = new PluginRates(meters::totals, System::nanoTime);
        watch = new CallWatch(loop, this, bulkheads, clock, new CarrierThreads(clock.now()), databaseIsAway);
        watch.start();
    }

    /**
     * Starts a call. {@code listener} hears exactly once, on the plugin's thread or the core loop, at the deadline at
     * the latest.
     */
    public <T> RunningCall start(
            LoadedPlugin plugin, Duration limit, Callable<T> work, Consumer<CallResult<T>> listener) {
        return start(plugin, limit, false, work, listener);
    }

    /** @param must whether it is made in quarantine as well, because money was paid for it */
    public <T> RunningCall start(
            LoadedPlugin plugin, Duration limit, boolean must, Callable<T> work, Consumer<CallResult<T>> listener) {
        return start(plugin, limit, must, Trace.current(), work, listener);
    }

    /** @param trace what it is about */
    <T> RunningCall start(
            LoadedPlugin plugin,
            Duration limit,
            boolean must,
            Trace trace,
            Callable<T> work,
            Consumer<CallResult<T>> listener) {
        RunningCall call = new RunningCall(plugin, limit.toNanos(), clock, signs::increment, trace.in(plugin.id()));
        PluginJob<T> job = new PluginJob<>(call, work, listener);
        plugin.enter();
        switch (bulkheads.of(plugin).ask(job, must, call.startedNanos())) {
            case Bulkhead.Entry.Enters ignored -> begin(job);
            case Bulkhead.Entry.Waits ignored -> {
                unanswered.add(job);
                meters.waits(plugin.id());
            }
            case Bulkhead.Entry.Refused refused -> {
                plugin.leave();
                meters.refused(plugin.id(), refused.why().reason());
                listener.accept(new CallResult.Failed<>(refused.why().error()));
            }
        }
        return call;
    }

    /** Calls of all plugins that have no answer yet. */
    public int count() {
        return unanswered.size();
    }

    public PluginFigures figures(String plugin) {
        return bulkheads.figures(plugin);
    }

    /** Why plugins are not called at present, by id. */
    public Map<String, Quarantine> quarantines() {
        return bulkheads.quarantines();
    }

    /** Calls a plugin again that is in quarantine; whether it was. From any thread. */
    public boolean release(String plugin) {
        return bulkheads.release(plugin);
    }

    /** How plugins have been doing lately. */
    public PluginRates rates() {
        return rates;
    }

    public void stop() {
        watch.stop();
    }

    long signs() {
        return signs.sum();
    }

    /** Does what is due, as it is done ten times a second anyway. Core loop only. */
    void look() {
        watch.look();
    }

    Set<PluginJob<?>> working() {
        return working;
    }

    private void begin(PluginJob<?> job) {
        unanswered.add(job);
        working.add(job);
        if (meters.wantsSample(job.call().plugin().id())) {
            startOnPlatformThread(job);
        } else {
            start(job, Thread.ofVirtual());
        }
    }

    /** For a call that is measured, or finds no carrier because others compute. */
    void startOnPlatformThread(PluginJob<?> job) {
        start(job, Thread.ofPlatform().daemon());
    }

    private void start(PluginJob<?> job, Thread.Builder builder) {
        Thread thread = builder.name("plugin-" + job.call().plugin().id()).unstarted(() -> {
            if (job.call().begin(Thread.currentThread())) {
                signs.increment();
                job.call().run(() -> perform(job));
            }
        });
        thread.setContextClassLoader(job.call().plugin().classLoader());
        thread.start();
    }

    private <T> void perform(PluginJob<T> job) {
        PluginMeters.Sample sample = meters.beginSample();
        try {
            // One that expired before its thread came up must not do now what its user was told had failed.
            if (!job.call().isOver()) {
                CallResult<T> result = result(job);
                settle(job, result, outcome(job.call(), result));
            }
        } finally {
            signs.increment();
            sample.end(job.call().plugin().id());
            left(job);
        }
    }

    private void left(PluginJob<?> job) {
        working.remove(job);
        LoadedPlugin plugin = job.call().plugin();
        bulkheads.of(plugin).left(job.call()).ifPresent(this::beginAfterWaiting);
        plugin.leave();
    }

    private void beginAfterWaiting(PluginJob<?> job) {
        job.call().turnCame();
        begin(job);
    }

    private static <T> CallResult<T> result(PluginJob<T> job) {
        try {
            return new CallResult.Answered<>(job.work().call());
        } catch (Throwable e) {
            // Anything at all: an Error of a plugin is its own affair as well.
            return CallResult.Failed.of(job.call().plugin().id(), e);
        }
    }

    /** A refusal, or trouble of a service or another plugin behind it, is no fault of the plugin. */
    private static Outcome outcome(RunningCall call, CallResult<?> result) {
        if (call.isInterrupted()) {
            return Outcome.NOTHING;
        }
        return result instanceof CallResult.Failed<?> failed
                        && failed.error().error() == StandardError.PLUGIN_FAULT
                        && !call.isExcused(failed.error())
                ? Outcome.FAILED
                : Outcome.FINE;
    }

    private <T> void settle(PluginJob<T> job, CallResult<T> result, Outcome outcome) {
        RunningCall call = job.call();
        if (!call.settle()) {
            return;
        }
        unanswered.remove(job);
        meters.called(call.plugin().id(), call.actualNanos(), result);
        bulkheads.of(call.plugin()).ended(call, outcome, clock.now());
        try {
            job.listener().accept(result);
        } catch (RuntimeException e) {
            LOG.error(
                    "plugin: {} has answered, but the host could not take it",
                    call.plugin().id(),
                    e);
        }
    }

    /** Lets go of the figures of a plugin that is gone in all its versions. */
    public void forget(String plugin) {
        meters.forget(plugin);
    }

    /** Ends every call of a plugin that has to go; their users are told. */
    public void endAll(LoadedPlugin plugin) {
        JackfieldException gone =
                new JackfieldException(StandardError.UNAVAILABLE, "plugin " + plugin.generation() + " was taken away");
        bulkheads.of(plugin).emptied().forEach(job -> letGo(job, gone));
        for (PluginJob<?> job : working) {
            if (job.call().plugin() == plugin) {
                end(job, gone, Outcome.NOTHING);
            }
        }
    }

    /** Ends a call that has run past its deadline. */
    void expire(PluginJob<?> job, long now) {
        RunningCall call = job.call();
        long millis = (now - call.startedNanos()) / 1_000_000;
        call.trace()
                .run(() -> LOG.warn(
                        "plugin: {} has not answered for {} ms; it is interrupted and its user told",
                        call.plugin().id(),
                        millis));
        end(
                job,
                new JackfieldException(
                        StandardError.TIMED_OUT,
                        "plugin " + call.plugin().id() + " did not answer within " + millis + " ms"),
                call.hadItsTime() ? Outcome.TIMED_OUT : Outcome.NOTHING);
        meters.interrupted(call.plugin().id());
    }

    /** Ends a call that has waited and does not get in. */
    void turnAway(Bulkhead.Turned turned) {
        meters.refused(turned.job().call().plugin().id(), turned.why().reason());
        letGo(turned.job(), turned.why().error());
    }

    private void letGo(PluginJob<?> job, JackfieldException error) {
        settle(job, new CallResult.Failed<>(error), Outcome.NOTHING);
        job.call().plugin().leave();
    }

    /** In this order: what an interrupted plugin hurries to answer is too late. */
    private void end(PluginJob<?> job, JackfieldException error, Outcome outcome) {
        settle(job, new CallResult.Failed<>(error), outcome);
        job.call().interrupt();
    }
}
