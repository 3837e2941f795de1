package io.jackfield.host.plugins;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Calls, failures and time of each plugin: {@code plugin_calls_total} and {@code plugin_call_duration_seconds}. */
public final class PluginMeters {
    private final MeterRegistry registry;
    private final Map<String, Meters> plugins = new ConcurrentHashMap<>();

    public PluginMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Meters(Timer duration, Counter answered, Counter failed) {}

    void called(String plugin, long nanos, CallResult<?> result) {
        Meters meters = plugins.computeIfAbsent(plugin, this::register);
        meters.duration().record(nanos, TimeUnit.NANOSECONDS);
        (result instanceof CallResult.Answered<?> ? meters.answered() : meters.failed()).increment();
    }

    /** Takes the figures of a plugin away that is gone. */
    void forget(String plugin) {
        Meters meters = plugins.remove(plugin);
        if (meters != null) {
            registry.remove(meters.duration());
            registry.remove(meters.answered());
            registry.remove(meters.failed());
        }
    }

    private Meters register(String plugin) {
        return new Meters(
                Timer.builder("plugin.call.duration").tag("plugin", plugin).register(registry),
                counter(plugin, "answered"),
                counter(plugin, "failed"));
    }

    private Counter counter(String plugin, String outcome) {
        return Counter.builder("plugin.calls")
                .tag("plugin", plugin)
                .tag("outcome", outcome)
                .register(registry);
    }
}
