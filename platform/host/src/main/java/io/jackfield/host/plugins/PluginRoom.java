package io.jackfield.host.plugins;

import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.unload.UnloadWatch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plugins that are live, and the life of each: it comes up beside the old version, takes over, and the old one goes
 * when its calls are finished. A thread of its own does all loading; everybody else sees finished plugins only.
 */
public final class PluginRoom {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final CoreLoop loop;
    private final PluginsConfig config;
    private final PluginProcesses processes;
    private final Listener listener;
    private final PluginPhases phases;
    private final LoaderThread thread = new LoaderThread();
    private final PluginLoader loader;
    private final JarStatuses statuses = new JarStatuses();
    /**
     * What everybody sees. Replaced as a whole on the core loop, together with the routes and the consumers on the bus,
     * so that nobody sees a plugin that cannot be called yet.
     */
    private volatile Map<String, LoadedPlugin> live = Map.of();

    public PluginRoom(
            CoreLoop loop,
            LiveConfig config,
            PluginContexts contexts,
            PluginProcesses processes,
            UnloadWatch watch,
            PluginPhases phases,
            Listener listener) {
        this.loop = loop;
        this.config = config.now().plugins();
        this.processes = processes;
        this.listener = listener;
        this.phases = phases;
        loader = new PluginLoader(
                thread,
                this.config,
                new PluginFactory(config, contexts, processes, ApiVersion.CURRENT, watch, phases),
                listener::endCalls,
                statuses,
                new ExtensionConflicts(config),
                this::publish,
                phases);
    }

    /** What others do when plugins come and go. */
    public interface Listener {
        /** The set of live plugins is another one. Core loop. */
        void changed();

        /** A plugin is no longer live in any version. Core loop. */
        void gone(String plugin);

        /** Ends every call of a version that has to go; their users are told. On the loader's thread. */
        void endCalls(LoadedPlugin plugin);
    }

    /** Looks through the jars of the directory already, without running any of them. */
    public void prepare() {
        thread.run(loader::prepare);
    }

    /** Loads what is in the directory and goes on looking. Completes when everything there is live or left out. */
    public Future<Void> start() {
        Promise<Void> started = Promise.promise();
        thread.run(() -> loader.start(() -> loop.run(started::tryComplete)));
        thread.every(config.lookEvery(), loader::look);
        return started.future();
    }

    public Collection<LoadedPlugin> live() {
        return live.values();
    }

    public Optional<LoadedPlugin> find(String id) {
        return Optional.ofNullable(live.get(id));
    }

    /** What happens to jars, step by step. */
    public PluginPhases phases() {
        return phases;
    }

    /** Versions that are not called any more and still finish what they do. From any thread. */
    public List<LoadedPlugin> draining() {
        return loader.draining();
    }

    /** What became of every jar in the directory. */
    public List<PluginStatus> statuses() {
        return statuses.all().stream().map(this::withProcess).toList();
    }

    private PluginStatus withProcess(PluginStatus status) {
        Optional<String> problem = status.problem().or(() -> processes.problem(status.id()));
        return new PluginStatus(status.jar(), status.id(), status.version(), problem, status.fileTime());
    }

    /** Brings a live plugin up anew, as if its jar had been replaced by itself. */
    public void reload(String id) {
        thread.run(() -> loader.reload(id));
    }

    /** Brings those up anew whose settings have changed, and tries every jar again that was left out. */
    public void settingsChanged(Set<String> ids) {
        thread.run(() -> loader.settingsChanged(ids));
    }

    /** Stops looking and lets every plugin clear up. Blocking. */
    public void stop() {
        thread.stop();
        // Side by side, and one that never ends keeps nobody from stopping.
        List<Thread> closing = live.values().stream()
                .map(plugin -> Thread.ofPlatform()
                        .daemon()
                        .name("plugin-stop-" + plugin.id())
                        .start(() -> plugin.scope().close()))
                .toList();
        long until = System.nanoTime() + CLOSE_LIMIT.toNanos();
        try {
            for (Thread thread : closing) {
                thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(Map<String, LoadedPlugin> next, Runnable seen) {
        loop.run(() -> {
            live.keySet().stream().filter(id -> !next.containsKey(id)).forEach(listener::gone);
            live = next;
            listener.changed();
            seen.run();
        });
    }
}
