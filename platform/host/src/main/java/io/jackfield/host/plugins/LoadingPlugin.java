package io.jackfield.host.plugins;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * A plugin whose own code runs for the first time, on a thread of its own: a constructor can do anything, or never end.
 */
final class LoadingPlugin {
    private final PreparedPlugin prepared;
    private final Thread thread;
    private Future<?> deadline = CompletableFuture.completedFuture(null);

    LoadingPlugin(PreparedPlugin prepared, Runnable work) {
        this.prepared = prepared;
        thread = Thread.ofPlatform()
                .daemon()
                .name("plugin-start-" + prepared.id())
                .unstarted(work);
        thread.setContextClassLoader(prepared.classLoader());
    }

    /** @param watch what ends it when it takes too long */
    void start(Future<?> watch) {
        deadline = watch;
        thread.start();
    }

    Path jar() {
        return prepared.jar();
    }

    PreparedPlugin prepared() {
        return prepared;
    }

    /** Where it is: the innermost line that is not the JDK's. */
    String place() {
        return Arrays.stream(thread.getStackTrace())
                .filter(frame -> frame.getModuleName() == null)
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
    }

    void over() {
        deadline.cancel(false);
    }

    /** Nobody waits for it any more. */
    void interrupt() {
        over();
        thread.interrupt();
    }
}
