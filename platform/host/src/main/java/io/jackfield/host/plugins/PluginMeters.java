package io.jackfield.host.plugins;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What each plugin does and costs. The JDK counts neither processor time nor allocation of virtual threads, so these two are
 * estimates: about one call a second of each plugin runs on a platform thread, and what is measured there counts for the calls
 * since the one before it.
 */
public final class PluginMeters {
    private static final long SAMPLE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final MeterRegistry registry;
    private final Map<String, Meters> plugins = new ConcurrentHashMap<>();
    private volatile Function<String, PluginFigures> figures = plugin -> PluginFigures.NONE;

    public PluginMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Meters(
            Timer duration,
            Counter answered,
            Counter failed,
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

    /** Whether the next call of a plugin is to be measured. */
    boolean wantsSample(String plugin) {
        Meters meters = of(plugin);
        meters.unsampled().incrementAndGet();
        long last = meters.sampledAt().get();
        long now = System.nanoTime();
        return now - last > SAMPLE_EVERY_NANOS && meters.sampledAt().compareAndSet(last, now);
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
                Timer.builder("plugin.call.duration").tag("plugin", plugin).register(registry);
        Counter answered = counter(plugin, "answered");
        Counter failed = counter(plugin, "failed");
        AtomicLong computed = new AtomicLong();
        AtomicLong allocated = new AtomicLong();
        List<Meter> all = List.of(
                duration,
                answered,
                failed,
                gauge("plugin.running.calls", plugin, PluginFigures::running),
                gauge("plugin.waiting.calls", plugin, PluginFigures::waiting),
                gauge("plugin.stuck.calls", plugin, PluginFigures::stuck),
                gauge("plugin.quarantined", plugin, now -> now.quarantine().isPresent() ? 1 : 0),
                FunctionCounter.builder("plugin.cpu.seconds", computed, nanos -> nanos.get() / 1e9)
                        .description("estimate, from about one call a second")
                        .tag("plugin", plugin)
                        .register(registry),
                FunctionCounter.builder("plugin.allocated.bytes", allocated, AtomicLong::get)
                        .description("estimate, from about one call a second")
                        .tag("plugin", plugin)
                        .register(registry));
        return new Meters(
                duration,
                answered,
                failed,
                computed,
                allocated,
                new AtomicLong(System.nanoTime()),
                new AtomicLong(),
                all);
    }

    private Gauge gauge(String name, String plugin, ToIntFunction<PluginFigures> figure) {
        return Gauge.builder(name, () -> figure.applyAsInt(figures.apply(plugin)))
                .tag("plugin", plugin)
                .register(registry);
    }

    private Counter counter(String plugin, String outcome) {
        return Counter.builder("plugin.calls")
                .tag("plugin", plugin)
                .tag("outcome", outcome)
                .register(registry);
    }
}
