package io.jackfield.host.calls;

import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.plugins.LoadedPlugin;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The gates of all versions that are loaded. From any thread. */
final class Bulkheads {
    private final PluginsConfig config;
    private final PluginMeters meters;
    private final FairClock clock;
    private final Map<String, Bulkhead> byGeneration = new ConcurrentHashMap<>();

    Bulkheads(PluginsConfig config, PluginMeters meters, FairClock clock) {
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    Bulkhead of(LoadedPlugin plugin) {
        return byGeneration.computeIfAbsent(
                plugin.generation(),
                id -> new Bulkhead(plugin, config.limitsOf(plugin.id()), config.quarantine(), meters));
    }

    Collection<Bulkhead> all() {
        return byGeneration.values();
    }

    /** Lets go of versions that are unloaded: a gate holds their class loader. */
    void tidy() {
        byGeneration
                .values()
                .removeIf(bulkhead -> bulkhead.plugin().scope().isClosed()
                        && bulkhead.plugin().isIdle());
    }

    Map<String, Quarantine> quarantines() {
        Map<String, Quarantine> found = new TreeMap<>();
        for (Bulkhead bulkhead : byGeneration.values()) {
            String plugin = bulkhead.plugin().id();
            bulkhead.figures(clock.now(), Instant.now()).quarantine().ifPresent(one -> found.put(plugin, one));
        }
        return found;
    }

    /** Whether a version of it was in quarantine. */
    boolean release(String plugin) {
        return byGeneration.values().stream()
                        .filter(bulkhead -> bulkhead.plugin().id().equals(plugin))
                        .filter(Bulkhead::release)
                        .count()
                > 0;
    }

    PluginFigures figures(String plugin) {
        long now = clock.now();
        Instant wallClock = Instant.now();
        return byGeneration.values().stream()
                .filter(bulkhead -> bulkhead.plugin().id().equals(plugin))
                .map(bulkhead -> bulkhead.figures(now, wallClock))
                .reduce(PluginFigures.NONE, PluginFigures::and);
    }
}
