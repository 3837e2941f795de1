package io.jackfield.host.calls;

import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.plugins.LoadedPlugin;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The gates of all versions that are loaded. From any thread. */
final class Gates {
    private final PluginsConfig config;
    private final PluginMeters meters;
    private final FairClock clock;
    private final Map<String, Gate> byGeneration = new ConcurrentHashMap<>();

    Gates(PluginsConfig config, PluginMeters meters, FairClock clock) {
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    Gate of(LoadedPlugin plugin) {
        return byGeneration.computeIfAbsent(
                plugin.generation(), id -> new Gate(plugin, config.limitsOf(plugin.id()), config.quarantine(), meters));
    }

    Collection<Gate> all() {
        return byGeneration.values();
    }

    /** Lets go of versions that are unloaded: a gate holds their class loader. */
    void tidy() {
        byGeneration
                .values()
                .removeIf(gate ->
                        gate.plugin().scope().isClosed() && gate.plugin().isIdle());
    }

    Map<String, Quarantine> quarantines() {
        Map<String, Quarantine> found = new TreeMap<>();
        for (Gate gate : byGeneration.values()) {
            String plugin = gate.plugin().id();
            gate.figures(clock.now(), Instant.now()).quarantine().ifPresent(one -> found.put(plugin, one));
        }
        return found;
    }

    PluginFigures figures(String plugin) {
        long now = clock.now();
        Instant wallClock = Instant.now();
        return byGeneration.values().stream()
                .filter(gate -> gate.plugin().id().equals(plugin))
                .map(gate -> gate.figures(now, wallClock))
                .reduce(PluginFigures.NONE, PluginFigures::and);
    }
}
