package io.jackfield.host.plugins;

import io.jackfield.host.bus.CoreLoop;
import io.jackfield.host.config.HostConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins that are live, and the life of each: it comes up beside the old version, takes over, and the old one goes when
 * its calls are finished. One thread of its own does all loading; everybody else sees finished plugins only.
 */
public final class PluginRoom {
    private static final Logger LOG = LoggerFactory.getLogger(PluginRoom.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration DRAIN_LOOK = Duration.ofMillis(50);

    private final CoreLoop loop;
    private final PluginDirectory directory;
    private final PluginFactory factory;
    private final PluginMeters meters;
    private final PluginCalls calls;
    private final Duration drainLimit;
    private final Runnable changed;
    private final ScheduledExecutorService loader;
    private final Map<Path, PluginStatus> statuses = new TreeMap<>();
    /** What the loader's thread has loaded; only that thread looks at it. */
    private final Map<String, LoadedPlugin> loaded = new LinkedHashMap<>();
    /**
     * What everybody else sees. Replaced as a whole on the core loop, together with the routes and the consumers on the bus,
     * so that nobody sees a plugin that cannot be called yet.
     */
    private volatile Map<String, LoadedPlugin> live = Map.of();

    /** @param changed told on the core loop whenever the set of plugins is another one */
    public PluginRoom(
            CoreLoop loop,
            HostConfig config,
            PluginContexts contexts,
            PluginMeters meters,
            PluginCalls calls,
            Runnable changed) {
        this.loop = loop;
        this.meters = meters;
        this.calls = calls;
        this.changed = changed;
        directory = new PluginDirectory(config.plugins().directory());
        factory = new PluginFactory(config, contexts, ApiVersion.CURRENT);
        drainLimit = config.plugins().streamDeadline();
        loader = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("plugin-loader").daemon().factory());
    }

    /** Loads what is in the directory and goes on looking. Completes when everything there has been tried. */
    public Future<Void> start() {
        Promise<Void> started = Promise.promise();
        loader.execute(() -> {
            look(true);
            loop.run(started::tryComplete);
        });
        loader.scheduleWithFixedDelay(
                () -> look(false), LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return started.future();
    }

    public Collection<LoadedPlugin> live() {
        return live.values();
    }

    public Optional<LoadedPlugin> find(String id) {
        return Optional.ofNullable(live.get(id));
    }

    /** What became of every jar in the directory. */
    public List<PluginStatus> statuses() {
        synchronized (statuses) {
            return List.copyOf(statuses.values());
        }
    }

    /** Stops looking and lets every plugin clear up. Blocking. */
    public void stop() {
        loader.shutdown();
        live.values().forEach(plugin -> plugin.scope().close());
    }

    private void look(boolean first) {
        try {
            PluginDirectory.Changes changes = first ? directory.all() : directory.changes();
            // In this order a jar under a new name takes over from the one under the old name without a gap.
            take(changes);
            changes.gone().forEach(this::remove);
        } catch (IOException | RuntimeException e) {
            LOG.error("plugins: the directory could not be looked through: {}", e.toString());
        }
    }

    /** A jar may need another one that comes later in the list, so the failed are tried again while others succeed. */
    private void take(PluginDirectory.Changes changes) {
        List<Path> waiting = new ArrayList<>(changes.arrived());
        if (!waiting.isEmpty() || !changes.gone().isEmpty()) {
            statuses().stream()
                    .filter(status -> status.problem().isPresent())
                    .map(PluginStatus::jar)
                    .filter(jar -> !waiting.contains(jar) && !changes.gone().contains(jar))
                    .toList()
                    .forEach(waiting::add);
        }
        Map<Path, BrokenJarException> failures = new LinkedHashMap<>();
        boolean progress = true;
        while (progress && !waiting.isEmpty()) {
            failures.clear();
            progress = waiting.removeIf(jar -> replace(jar, failures));
        }
        failures.forEach(this::refused);
    }

    private boolean replace(Path jar, Map<Path, BrokenJarException> failures) {
        try {
            replace(jar);
            return true;
        } catch (BrokenJarException e) {
            failures.put(jar, e);
            return false;
        }
    }

    private void replace(Path jar) {
        LoadedPlugin next = factory.load(jar);
        LoadedPlugin previous = loaded.get(next.id());
        if (previous != null
                && !previous.jar().equals(jar)
                && previous.jar().toFile().exists()) {
            next.scope().close();
            factory.unload(next);
            throw new BrokenJarException("has the same Plugin-Id as "
                    + previous.jar().getFileName() + ", " + next.id() + "; take one of them out");
        }
        factory.generations().isLive(next.id(), next.generation());
        activate(next);
        if (previous != null) {
            if (!previous.jar().equals(jar)) {
                forget(previous.jar());
            }
            dependents(previous).forEach(dependent -> reload(dependent.jar()));
            retire(previous);
        }
        note(new PluginStatus(jar, next.id(), next.info().version(), Optional.empty()));
        LOG.info("plugins: {} {} is live, from {}", next.id(), next.info().version(), jar.getFileName());
    }

    /** A library was swapped: what depends on it comes up again, bound to the new one. */
    private void reload(Path dependent) {
        try {
            replace(dependent);
        } catch (BrokenJarException e) {
            refused(dependent, e);
        }
    }

    private void remove(Path jar) {
        forget(jar);
        loaded.values().stream()
                .filter(plugin -> plugin.jar().equals(jar))
                .toList()
                .forEach(plugin -> {
                    for (LoadedPlugin dependent : dependents(plugin)) {
                        deactivate(dependent);
                        refused(
                                dependent.jar(),
                                new BrokenJarException("needs plugin " + plugin.id() + ", which was taken away"));
                    }
                    deactivate(plugin);
                    LOG.info(
                            "plugins: {} {} is gone, {} was taken away",
                            plugin.id(),
                            plugin.info().version(),
                            jar.getFileName());
                });
    }

    private List<LoadedPlugin> dependents(LoadedPlugin library) {
        return loaded.values().stream()
                .filter(plugin -> factory.generations()
                        .dependenciesOf(plugin.generation())
                        .contains(library.id()))
                .toList();
    }

    private void activate(LoadedPlugin plugin) {
        loaded.put(plugin.id(), plugin);
        publish();
    }

    private void deactivate(LoadedPlugin plugin) {
        loaded.remove(plugin.id(), plugin);
        factory.generations().isGone(plugin.id(), plugin.generation());
        meters.forget(plugin.id());
        publish();
        retire(plugin);
    }

    private void publish() {
        Map<String, LoadedPlugin> next = Map.copyOf(loaded);
        loop.run(() -> {
            live = next;
            changed.run();
        });
    }

    /** Lets the calls of a plugin finish, up to a limit, and unloads it then. */
    private void retire(LoadedPlugin plugin) {
        long limit = System.nanoTime() + drainLimit.toNanos();
        loader.schedule(() -> drained(plugin, limit), DRAIN_LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void drained(LoadedPlugin plugin, long limit) {
        // PF4J takes the dependents of a library down with it, whatever they are doing.
        boolean needed = !plugin.isIdle() || factory.generations().isNeeded(plugin.generation());
        if (needed && System.nanoTime() - limit < 0) {
            loader.schedule(() -> drained(plugin, limit), DRAIN_LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        if (!plugin.isIdle()) {
            LOG.warn(
                    "plugins: {} {} goes with {} calls still running",
                    plugin.id(),
                    plugin.generation(),
                    plugin.calls());
            calls.endAll(plugin);
        }
        plugin.scope().close();
        factory.unload(plugin);
    }

    private void refused(Path jar, BrokenJarException problem) {
        Optional<LoadedPlugin> kept = loaded.values().stream()
                .filter(plugin -> plugin.jar().equals(jar))
                .findFirst();
        PluginStatus status = new PluginStatus(
                jar,
                kept.map(LoadedPlugin::id).orElse(""),
                kept.map(plugin -> plugin.info().version()).orElse(""),
                Optional.of(problem.getMessage()));
        if (!status.equals(note(status))) {
            LOG.error(
                    "plugins: {} is left out: {}{}",
                    jar.getFileName(),
                    problem.getMessage(),
                    kept.isPresent() ? "; the version loaded before goes on" : "");
        }
    }

    private PluginStatus note(PluginStatus status) {
        synchronized (statuses) {
            return statuses.put(status.jar(), status);
        }
    }

    private void forget(Path jar) {
        synchronized (statuses) {
            statuses.remove(jar);
        }
    }
}
