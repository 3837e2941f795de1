package io.jackfield.host.plugins;

import java.time.Duration;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Undoes what a plugin has brought into the host. That runs the plugin's own code, which can do anything or never end:
 * so it has a thread of its own, and a limit after which the host goes on without it.
 */
final class PluginShutdown {
    private static final Logger LOG = LoggerFactory.getLogger(PluginRoom.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final LoaderThread loader;
    private final RegistrationScope scope;
    private final Runnable then;
    private final Thread thread;
    private Future<?> watch;
    private boolean over;

    private PluginShutdown(LoaderThread loader, ClassLoader classLoader, RegistrationScope scope, Runnable then) {
        this.loader = loader;
        this.scope = scope;
        this.then = then;
        thread = Thread.ofPlatform()
                .daemon()
                .name("plugin-stop-" + scope.plugin())
                .unstarted(this::close);
        thread.setContextClassLoader(classLoader);
    }

    /** @param then what to do on the loader's thread afterwards */
    static void say(LoaderThread loader, ClassLoader classLoader, RegistrationScope scope, Runnable then) {
        new PluginShutdown(loader, classLoader, scope, then).start();
    }

    private void start() {
        watch = loader.later(LIMIT, this::late);
        thread.start();
    }

    private void close() {
        scope.close();
        watch.cancel(false);
        loader.run(this::goOn);
    }

    private void late() {
        LOG.warn(
                "plugins: {} has not closed within {} s and is unloaded all the same; let its close() wait for nothing",
                scope.plugin(),
                LIMIT.toSeconds());
        thread.interrupt();
        goOn();
    }

    /** Loader's thread only. */
    private void goOn() {
        if (!over) {
            over = true;
            then.run();
        }
    }
}
