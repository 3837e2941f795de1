package io.jackfield.host.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * {@code database_up} by name for the databases of others: 1, 0 while one cannot be used, and no number before it has
 * been tried for the first time. One thread at a time.
 */
public final class ForeignDatabaseMeters {
    private final MeterRegistry registry;
    private final ForeignDatabases databases;
    private final Map<String, Meter> gauges = new HashMap<>();

    public ForeignDatabaseMeters(MeterRegistry registry, ForeignDatabases databases) {
        this.registry = registry;
        this.databases = databases;
        follow();
    }

    /** One for each database that is configured now. */
    public void follow() {
        Set<String> names = databases.names();
        names.forEach(name -> gauges.computeIfAbsent(name, this::gauge));
        gauges.entrySet().removeIf(gauge -> {
            boolean isGone = !names.contains(gauge.getKey());
            if (isGone) {
                registry.remove(gauge.getValue());
            }
            return isGone;
        });
    }

    private Meter gauge(String name) {
        return Gauge.builder("database.up", () -> value(name))
                .tag("database", name)
                .register(registry);
    }

    private double value(String name) {
        return databases.isUp(name).map(up -> up ? 1.0 : 0.0).orElse(Double.NaN);
    }
}
