package io.jackfield.host.event;

import io.jackfield.host.config.EventsConfig;
import io.jackfield.host.store.EventRow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * {@code events_total} by bot and name, of what the host itself records of updates: {@code command}, {@code button} and
 * {@code message}. Names of plugins' events would be without bound. Core loop only.
 */
public final class EventMeters {
    private final MeterRegistry registry;
    private final IntFunction<String> bots;
    private final Map<Integer, Map<String, Counter>> counters = new HashMap<>();

    /** @param bots the id of a bot by its number */
    public EventMeters(MeterRegistry registry, IntFunction<String> bots) {
        this.registry = registry;
        this.bots = bots;
    }

    /** These are stored. */
    public void stored(List<EventRow> events) {
        for (EventRow event : events) {
            if (EventsConfig.NAMES.contains(event.name())) {
                counters.computeIfAbsent(event.bot(), bot -> new HashMap<>())
                        .computeIfAbsent(event.name(), name -> counter(event.bot(), name))
                        .increment();
            }
        }
    }

    private Counter counter(int bot, String name) {
        return registry.counter("events", "bot", bots.apply(bot), "name", name);
    }
}
