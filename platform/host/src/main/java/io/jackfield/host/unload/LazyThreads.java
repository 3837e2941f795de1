package io.jackfield.host.unload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Threads that the JDK starts when they are needed for the first time, and that keep the context class loader of
 * whoever needed them. If that were a plugin, they would hold it for ever, and it could not help it.
 */
public final class LazyThreads {
    private LazyThreads() {}

    /** Starts them now, in the name of the host. */
    public static void start() {
        // behind orTimeout, completeOnTimeout and delayedExecutor of CompletableFuture
        CompletableFuture.delayedExecutor(1, TimeUnit.NANOSECONDS).execute(() -> {});
    }
}
