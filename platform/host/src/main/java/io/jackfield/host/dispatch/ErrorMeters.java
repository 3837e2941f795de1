package io.jackfield.host.dispatch;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginError;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code errors_total} by plugin and kind of error, or the plugin's own code where it has one. Core loop only. */
public final class ErrorMeters {
    /**
     * Of one plugin; one that puts numbers of orders into its codes must not fill the memory of whoever keeps the
     * figures.
     */
    private static final int MOST_OWN_CODES = 20;

    private static final String OTHERS = "other.codes";

    private final MeterRegistry registry;
    private final Map<String, Set<String>> ownCodes = new HashMap<>();

    public ErrorMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String plugin, JackfieldException error) {
        String label = error.own()
                .map(own -> known(plugin, own))
                .orElseGet(() -> error.error().name().toLowerCase(Locale.ROOT));
        registry.counter("errors", "plugin", plugin, "error", label).increment();
    }

    private String known(String plugin, PluginError own) {
        Set<String> codes = ownCodes.computeIfAbsent(plugin, first -> new HashSet<>());
        if (codes.size() < MOST_OWN_CODES) {
            codes.add(own.code());
        }
        return codes.contains(own.code()) ? own.code() : OTHERS;
    }
}
