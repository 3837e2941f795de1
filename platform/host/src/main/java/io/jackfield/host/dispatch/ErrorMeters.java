package io.jackfield.host.dispatch;

import io.jackfield.api.StandardError;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** {@code errors_total} by plugin and kind of error. */
public final class ErrorMeters {
    private final MeterRegistry registry;

    public ErrorMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String plugin, StandardError error) {
        registry.counter("errors", "plugin", plugin, "error", error.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
