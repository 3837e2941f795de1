package io.jackfield.host.plugins;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that brings plugins up and takes them down. A step that fails is logged and the next one is done; once
 * the host has stopped, steps are left out. Steps may be given from any thread.
 */
final class LoaderThread {
    private static final Logger LOG = LoggerFactory.getLogger(PluginRoom.class);
    /** Stands for a step that is never done. */
    private static final Future<?> NEVER = CompletableFuture.completedFuture(null);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("plugin-loader").daemon().factory());

    LoaderThread() {
        // A deadline that was kept would hold its plugin until it had passed.
        executor.setRemoveOnCancelPolicy(true);
    }

    void run(Runnable step) {
        later(Duration.ZERO, step);
    }

    /** @return cancels it as long as it has not begun */
    Future<?> later(Duration delay, Runnable step) {
        return unlessStopped(() -> executor.schedule(() -> guarded(step), delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Again and again, with a pause between the end of one time and the next. */
    void every(Duration pause, Runnable step) {
        unlessStopped(() -> executor.scheduleWithFixedDelay(
                () -> guarded(step), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS));
    }

    void stop() {
        executor.shutdown();
    }

    private static Future<?> unlessStopped(Supplier<Future<?>> plan) {
        try {
            return plan.get();
        } catch (RejectedExecutionException stopped) {
            LOG.debug("plugins: the host has stopped meanwhile");
            return NEVER;
        }
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.error("plugins: a step of loading failed; the loader goes on", e);
        }
    }
}
