package io.jackfield.launcher;

import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackfield rehearse}: a run in the sandbox that ends by itself, for {@code bin/make-aot}. */
@Command(name = "rehearse", description = "Run in the sandbox for a few seconds, for bin/make-aot.", hidden = true)
final class RehearseCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options;

    @Override
    public Integer call() throws Exception {
        CompletableFuture<Vertx> vertx = CompletableFuture.supplyAsync(Running::vertx);
        try (StandInServers servers = StandInServers.plan(options.home(), options.environment());
                Running running = new Running(servers, vertx)) {
            running.start();
            new Rehearsal(running.sandbox().orElseThrow(), running.simulatedBots()).play();
        }
        return 0;
    }
}
