package io.jackfield.host.loop;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Blocking work of the host's own that may take long: a thread of its own each time. */
public final class VirtualThreads {
    private VirtualThreads() {}

    /** What comes of it, back on the caller's event loop. */
    public static <T> Future<T> call(Vertx vertx, String name, Callable<T> work) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        Thread.ofVirtual().name(name).start(() -> {
            try {
                outcome.complete(work.call());
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        return Future.fromCompletionStage(outcome, vertx.getOrCreateContext());
    }
}
