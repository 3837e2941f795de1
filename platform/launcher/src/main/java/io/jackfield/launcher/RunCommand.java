package io.jackfield.launcher;

import io.jackfield.host.Host;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jackfield run}. */
@Command(name = "run", description = "Run the bots until Ctrl-C or SIGTERM.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        StopSignal signal = StopSignal.install();
        try {
            runUntil(signal, spec.commandLine().getOut());
            return 0;
        } finally {
            signal.ended();
        }
    }

    private void runUntil(StopSignal signal, PrintWriter out) throws Exception {
        // Both take a while on a cold machine and neither needs the other.
        CompletableFuture<Vertx> vertx = CompletableFuture.supplyAsync(Running::vertx);
        try (Substitutes substitutes = Substitutes.plan(options.home(), options.environment());
                Running running = new Running(substitutes, vertx)) {
            if (substitutes.ownDatabase()) {
                say(out, "Starting PostgreSQL, Redis and the bots; the first start takes a few seconds longer.");
            }
            Host host = running.start();
            Banner.lines(substitutes, host).forEach(line -> say(out, line));
            signal.await();
            say(out, "Stopping: calls under way may finish.");
        }
        say(out, "Stopped.");
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
