package io.jackfield.host.plugins;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the calls of a plugin that was replaced or taken away finish, up to a limit, and unloads it then. */
final class PluginDrain {
    private static final Logger LOG = LoggerFactory.getLogger(PluginRoom.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final LoaderThread loader;
    private final PluginFactory factory;
    private final Consumer<LoadedPlugin> endCalls;
    private final Duration limit;
    private final PluginPhases phases;
    private final Map<String, LoadedPlugin> draining = new ConcurrentHashMap<>();

    PluginDrain(
            LoaderThread loader,
            PluginFactory factory,
            Consumer<LoadedPlugin> endCalls,
            Duration limit,
            PluginPhases phases) {
        this.loader = loader;
        this.factory = factory;
        this.endCalls = endCalls;
        this.limit = limit;
        this.phases = phases;
    }

    /** Those that may still finish what they do. From any thread. */
    List<LoadedPlugin> draining() {
        return List.copyOf(draining.values());
    }

    void retire(LoadedPlugin plugin) {
        draining.put(plugin.generation(), plugin);
        phases.add(
                plugin.id(),
                plugin.info().version(),
                plugin.jar().getFileName().toString(),
                PluginPhase.Step.DRAINING,
                plugin.isIdle() ? "" : plugin.calls().get() + " calls");
        lookLater(plugin, System.nanoTime() + limit.toNanos());
    }

    private void lookLater(LoadedPlugin plugin, long until) {
        loader.later(LOOK_EVERY, () -> look(plugin, until));
    }

    private void look(LoadedPlugin plugin, long until) {
        boolean late = System.nanoTime() - until >= 0;
        // PF4J takes the dependents of a library down with it, whatever they are doing. One that did not come up with
        // the new version goes on with the old one, for as long as it takes.
        if (factory.generations().isNeeded(plugin.generation()) || !plugin.isIdle() && !late) {
            lookLater(plugin, until);
            return;
        }
        if (!plugin.isIdle()) {
            LOG.warn(
                    "plugins: {} goes with {} calls still running after {} s; they are ended and their users told",
                    plugin.generation(),
                    plugin.calls(),
                    limit.toSeconds());
            endCalls.accept(plugin);
        }
        draining.remove(plugin.generation());
        PluginShutdown.say(loader, plugin.classLoader(), plugin.scope(), () -> factory.unload(plugin));
    }
}
