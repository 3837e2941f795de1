package io.jackfield.host.isolation;

import io.jackfield.host.config.IsolationConfig;
import io.jackfield.host.plugins.PluginProcesses;
import io.jackfield.host.plugins.RegistrationScope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The processes of plugins. Nothing is started before a plugin asks for it. */
public final class Isolation implements PluginProcesses, AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Duration startDeadline;
    private final Optional<PluginWorker.Tables> tables;
    private final Consumer<String> ended;
    /** The newest of each plugin. */
    private final Map<String, IsolatedPlugin> plugins = new ConcurrentHashMap<>();
    /** Those too that are coming up beside it or have calls to finish. */
    private final Set<IsolatedPlugin> all = ConcurrentHashMap.newKeySet();

    private ScheduledExecutorService restarts;
    private boolean closed;

    /**
     * @param startDeadline how long a process may take to come up, and then its plugin in it
     * @param tables for plugins that may have a schema of their own
     * @param ended told the id of a plugin whose process has ended by itself or did not come up again; from any thread
     */
    public Isolation(Duration startDeadline, Optional<PluginWorker.Tables> tables, Consumer<String> ended) {
        this.startDeadline = startDeadline;
        this.tables = tables;
        this.ended = ended;
    }

    @Override
    public List<Object> start(Jar jar, IsolationConfig config, RegistrationScope scope, Contexts contexts) {
        String id = jar.info().id();
        PluginWorker.Order order = new PluginWorker.Order(
                jar.info(),
                jar.copy().toString(),
                jar.libraries().stream().map(Path::toString).toList(),
                jar.extensions(),
                new PluginWorker.Databases(
                        tables.filter(known -> jar.databases().tables()),
                        jar.databases().libraries(),
                        jar.databases().foreign()));
        IsolatedPlugin plugin = new IsolatedPlugin(
                id,
                () -> process(id, config),
                (workplace, life) -> workplace.make(order, contexts.apply(life)),
                scope,
                restarts(),
                startDeadline,
                () -> ended.accept(id));
        all.add(plugin);
        // Before the extensions are registered, so that they are closed before their process ends.
        scope.onClose(() -> {
            plugins.remove(id, plugin);
            all.remove(plugin);
            plugin.close();
        });
        scope.onClose(() -> close(plugin::closeShared));
        List<Object> extensions = plugin.start();
        for (Object extension : extensions) {
            if (extension instanceof AutoCloseable closeable) {
                scope.onClose(() -> close(closeable));
            }
        }
        plugins.put(id, plugin);
        return extensions;
    }

    /** Not on this thread: when a plugin does not come to an end, that of its process ends the call too. */
    private static void close(AutoCloseable extension) {
        FutureTask<Void> closing = new FutureTask<>(() -> {
            extension.close();
            return null;
        });
        Thread.ofVirtual().name("plugin-close").start(closing);
        try {
            closing.get(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "close() in its own process has not returned within " + CLOSE_LIMIT.toSeconds()
                            + " s; the process is ended nevertheless",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "close() in its own process failed: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A process with nothing in it yet, for tests that make one plugin after another in it. Blocking. */
    public PluginWorker workplace(String name, IsolationConfig config) {
        return process(name, config).workplace();
    }

    private RunningProcess process(String name, IsolationConfig config) {
        requireOpen();
        return RunningProcess.start(name, config, JavaCommand.of(config), startDeadline);
    }

    @Override
    public Optional<String> problem(String plugin) {
        return Optional.ofNullable(plugins.get(plugin)).flatMap(IsolatedPlugin::problem);
    }

    private synchronized ScheduledExecutorService restarts() {
        requireOpen();
        if (restarts == null) {
            restarts = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("plugin-restarts").factory());
        }
        return restarts;
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the host has stopped");
        }
    }

    /** Ends every process. Blocking. */
    @Override
    public void close() {
        all.forEach(IsolatedPlugin::close);
        closeRestarts();
    }

    private synchronized void closeRestarts() {
        closed = true;
        if (restarts != null) {
            restarts.shutdownNow();
        }
    }
}
