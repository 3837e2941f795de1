package io.jackfield.host.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code event_listener_lag_seconds} and {@code event_dead_letters} by listener, for those that are loaded: how old the
 * oldest event is that it was not given yet, and how many it will not be given.
 */
final class ListenerMeters {
    private final MeterRegistry registry;
    private final Map<String, Figures> figures = new ConcurrentHashMap<>();
    private final Map<String, List<Meter>> gauges = new ConcurrentHashMap<>();

    ListenerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** How a listener stands. */
    record Figures(double lagSeconds, long deadLetters) {}

    void set(String listener, Figures now) {
        figures.put(listener, now);
        gauges.computeIfAbsent(listener, this::register);
    }

    private List<Meter> register(String listener) {
        List<Meter> made = new ArrayList<>();
        made.add(Gauge.builder("event.listener.lag", () -> figures.get(listener).lagSeconds())
                .baseUnit("seconds")
                .tag("listener", listener)
                .register(registry));
        made.add(Gauge.builder("event.dead.letters", () -> figures.get(listener).deadLetters())
                .tag("listener", listener)
                .register(registry));
        return made;
    }

    /** Forgets listeners that are not loaded any more. */
    void keep(Set<String> loaded) {
        gauges.entrySet().removeIf(entry -> {
            if (loaded.contains(entry.getKey())) {
                return false;
            }
            entry.getValue().forEach(registry::remove);
            return true;
        });
        figures.keySet().retainAll(loaded);
    }
}
