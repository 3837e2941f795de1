package io.jackfield.launcher;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.Host;
import io.jackfield.host.config.HostConfig;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/** Everything that serves, from its start to its orderly stop. */
final class Bots {
    private final HomeOptions options;
    private final PrintWriter out;

    Bots(HomeOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /** Something that goes on while the bots serve, and ends before they do. */
    @FunctionalInterface
    interface Beside {
        AutoCloseable start(HostConfig config) throws Exception;
    }

    /** Blocks until the signal came and all is stopped; throws when another host has taken the database over. */
    void runUntil(StopSignal signal, Beside beside) throws Exception {
        try {
            serve(signal, beside);
        } catch (Exception e) {
            // libraries refuse to begin anything in a process that is to end
            if (!signal.came()) {
                throw e;
            }
            // no constant: it would make the loggers ready before anything else begins
            LoggerFactory.getLogger(Bots.class).warn("Broken off by the signal to stop: {}", e.toString());
        }
        say("Stopped.");
    }

    private void serve(StopSignal signal, Beside beside) throws Exception {
        // Both take a while on a cold machine and neither needs the other.
        CompletableFuture<Vertx> vertx = CompletableFuture.supplyAsync(Running::vertx);
        try (StandInServers servers = StandInServers.plan(options.home(), options.environment());
                Running running = new Running(servers, vertx)) {
            if (servers.ownDatabase()) {
                say("Starting PostgreSQL, Redis and the bots; the first start takes a few seconds longer.");
            }
            Host host = running.start();
            host.takenOver().onSuccess(sentence -> signal.ask());
            Banner.lines(servers, host).forEach(line -> say(line));
            try (AutoCloseable work = beside.start(servers.config())) {
                signal.await();
            }
            if (host.takenOver().isComplete()) {
                throw new JackfieldException(
                        StandardError.UNAVAILABLE, host.takenOver().result());
            }
            say("Stopping: calls under way may finish.");
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
