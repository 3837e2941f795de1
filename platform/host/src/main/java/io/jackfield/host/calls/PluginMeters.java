package io.jackfield.host.calls;

import com.sun.management.ThreadMXBean;
import io.jackfield.host.meters.Histograms;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/**
 * What each plugin does and costs. The JDK counts neither processor time nor allocation of virtual threads, so these
 * two are estimates: one call in ten of each plugin, and at most one a second, runs on a platform thread, and what is
 * measured there counts for the calls since the one before it. Not more of them, because on a platform thread no
 * interrupt ends the reading from a socket; and of more than ten plugins each one less often, because starting such a
 * thread costs as much as a short call.
 */
public final class PluginMeters {
    private static final int SAMPLE_EVERY_CALLS = 10;
    private static final long SAMPLE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Between any two samples on average, when there are many plugins. */
    private static final long BETWEEN_PLUGINS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final MeterRegistry registry;
    private final LongSupplier nanoTime;
    private final Map<String, Meters> plugins = new ConcurrentHashMap<>();
    private volatile Function<String, PluginFigures> figures = plugin -> PluginFigures.NONE;

    public PluginMeters(MeterRegistry registry) {
        this(registry, System::nanoTime);
    }

    PluginMeters(MeterRegistry registry, LongSupplier nanoTime) {
        this.registry = registry;
        this.nanoTime = nanoTime;
    }

    private record Meters(
            Timer duration,
            Counter answered,
            Counter failed,
            Counter waited,
            Counter interrupted,
            Counter quarantines,
            Counter processEnds,
            Map<Refusal.Reason, Counter> refused,
            AtomicLong computedNanos,
            AtomicLong allocatedBytes,
            AtomicLong sampledAt,
            AtomicLong unsampled,
            List<Meter> all) {}

    /** Where the gauges look. */
    void watch(Function<String, PluginFigures> source) {
        figures = source;
    }

    void called(String plugin, long nanos, CallResult<?> result) {
        Meters meters = of(plugin);
        meters.duration().record(nanos, TimeUnit.NANOSECONDS);
        (result instanceof CallResult.Answered<?> ? meters.answered() : meters.failed()).increment();
    }

    /** A call did not get in. */
    void refused(String plugin, Refusal.Reason reason) {
        of(plugin).refused().get(reason).increment();
    }

    /** A call has to wait until others end. */
    void waits(String plugin) {
        of(plugin).waited().increment();
    }

    /** A call was interrupted at its deadline. */
    void interrupted(String plugin) {
        of(plugin).interrupted().increment();
    }

    /** A quarantine has begun or been prolonged. */
    void quarantined(String plugin) {
        of(plugin).quarantines().increment();
    }

    /** The process that it has to itself has ended, or did not come up again. From any thread. */
    public void processEnded(String plugin) {
        of(plugin).processEnds().increment();
    }

    /** Whether the next call of a plugin is to be measured. */
    boolean wantsSample(String plugin) {
        Meters meters = of(plugin);
        if (meters.unsampled().incrementAndGet() < SAMPLE_EVERY_CALLS) {
            return false;
        }
        long last = meters.sampledAt().get();
        long now = nanoTime.getAsLong();
        long pause = Math.max(SAMPLE_EVERY_NANOS, plugins.size() * BETWEEN_PLUGINS_NANOS);
        return now - last > pause && meters.sampledAt().compareAndSet(last, now);
    }

    /** At the beginning of a call, on its thread. */
    Sample beginSample() {
        return Thread.currentThread().isVirtual()
                ? new Sample(-1, -1)
                : new Sample(Threads.BEAN.getCurrentThreadCpuTime(), Threads.BEAN.getCurrentThreadAllocatedBytes());
    }

    /** One call that is measured, if it runs on a platform thread. */
    final class Sample {
        private final long nanosBefore;
        private final long bytesBefore;

        private Sample(long nanosBefore, long bytesBefore) {
            this.nanosBefore = nanosBefore;
            this.bytesBefore = bytesBefore;
        }

        void end(String plugin) {
            Meters meters = plugins.get(plugin);
            if (bytesBefore >= 0 && meters != null) {
                long nanos = Threads.BEAN.getCurrentThreadCpuTime() - nanosBefore;
                long bytes = Threads.BEAN.getCurrentThreadAllocatedBytes() - bytesBefore;
                long calls = Math.max(1, meters.unsampled().getAndSet(0));
                meters.computedNanos().addAndGet(nanos * calls);
                meters.allocatedBytes().addAndGet(bytes * calls);
            }
        }
    }

    /** Loaded with the first sample. */
    private static final class Threads {
        static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    }

    /** What there is of each plugin that was called, by id. */
    Map<String, PluginTotals> totals() {
        Map<String, PluginTotals> totals = new HashMap<>();
        plugins.forEach((plugin, meters) -> totals.put(plugin, totals(meters)));
        return totals;
    }

    private static PluginTotals totals(Meters meters) {
        SequencedMap<Double, Double> upTo = new LinkedHashMap<>();
        for (CountAtBucket bucket : meters.duration().takeSnapshot().histogramCounts()) {
            upTo.put(bucket.bucket(TimeUnit.MILLISECONDS), bucket.count());
        }
        return new PluginTotals(
                meters.answered().count(),
                meters.failed().count(),
                meters.computedNanos().get(),
                meters.allocatedBytes().get(),
                upTo);
    }

    /** Takes the figures of a plugin away that is gone. */
    void forget(String plugin) {
        Meters meters = plugins.remove(plugin);
        if (meters != null) {
            meters.all().forEach(registry::remove);
        }
    }

    private Meters of(String plugin) {
        return plugins.computeIfAbsent(plugin, this::register);
    }

    private Meters register(String plugin) {
        Timer duration =
                Histograms.of("plugin.call.duration").tag("plugin", plugin).register(registry);
        Counter answered = counter("plugin.calls", plugin, "outcome", "answered");
        Counter failed = counter("plugin.calls", plugin, "outcome", "failed");
        Counter waited = counter("plugin.waits", plugin);
        Counter interrupted = counter("plugin.interrupts", plugin);
        Counter quarantines = counter("plugin.quarantines", plugin);
        Counter processEnds = counter("plugin.process.ends", plugin);
        Map<Refusal.Reason, Counter> refused = new EnumMap<>(Refusal.Reason.class);
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            refused.put(reason, counter("plugin.refusals", plugin, "reason", reason.word()));
        }
        AtomicLong computed = new AtomicLong();
        AtomicLong allocated = new AtomicLong();
        List<Meter> all = new ArrayList<>(refused.values());
        all.addAll(List.of(
                duration,
                answered,
                failed,
                waited,
                interrupted,
                quarantines,
                processEnds,
                gauge("plugin.running.calls", plugin, PluginFigures::running),
                gauge("plugin.waiting.calls", plugin, PluginFigures::waiting),
                gauge("plugin.stuck.calls", plugin, PluginFigures::stuck),
                gauge("plugin.quarantined", plugin, now -> now.quarantine().isPresent() ? 1 : 0),
                FunctionCounter.builder("plugin.cpu.seconds", computed, nanos -> nanos.get() / 1e9)
                        .description("estimate, from one call in ten, at most one a second")
                        .tag("plugin", plugin)
                        .register(registry),
                FunctionCounter.builder("plugin.allocated.bytes", allocated, AtomicLong::get)
                        .description("estimate, from one call in ten, at most one a second")
                        .tag("plugin", plugin)
                        .register(registry)));
        return new Meters(
                duration,
                answered,
                failed,
                waited,
                interrupted,
                quarantines,
                processEnds,
                refused,
                computed,
                allocated,
                new AtomicLong(nanoTime.getAsLong()),
                new AtomicLong(),
                all);
    }

    private Gauge gauge(String name, String plugin, ToIntFunction<PluginFigures> figure) {
        return Gauge.builder(name, () -> figure.applyAsInt(figures.apply(plugin)))
                .tag("plugin", plugin)
                .register(registry);
    }

    /** @param tags more of them, each a name and a value */
    private Counter counter(String name, String plugin, String... tags) {
        return Counter.builder(name).tag("plugin", plugin).tags(tags).register(registry);
    }
}
