package io.jackfield.host;

import io.jackfield.host.bus.CoreLoop;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.host.store.Migrations;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One node of the platform: starts its rooms in order, and stops them so that nothing is lost. */
public final class Host {
    private final Rooms rooms;
    private final int port;
    private final int opsPort;

    private Host(Rooms rooms, int port, int opsPort) {
        this.rooms = rooms;
        this.port = port;
        this.opsPort = opsPort;
    }

    /**
     * Completes when updates are taken. Fails with {@link io.jackfield.api.JackfieldException} naming what is in the way: a
     * database that refuses, a port that is taken.
     */
    public static Future<Host> start(Vertx vertx, LiveConfig config) {
        CoreLoop loop = new CoreLoop(vertx);
        return vertx.executeBlocking(() ->
                        Migrations.applyIfNeeded(config.now().database().url().orElseThrow()))
                .compose(applied -> onLoop(loop, () -> Rooms.build(loop, config)))
                .compose(rooms -> onLoop(loop, rooms::open)
                        .map(ports -> new Host(rooms, ports.web(), ports.ops()))
                        .recover(error -> onLoop(loop, rooms::close).transform(closed -> Future.failedFuture(error))));
    }

    /** Takes no more updates, lets running calls finish within the grace time, and leaves the rest in the journal. */
    public Future<Void> stop() {
        return onLoop(rooms.loop(), rooms::stop);
    }

    /** Where webhooks come in. */
    public int port() {
        return port;
    }

    /** Where health and metrics are. */
    public int opsPort() {
        return opsPort;
    }

    /** How each bot gets its updates, by id. */
    public Map<String, String> bots() {
        return rooms.botStates();
    }

    public List<PluginStatus> plugins() {
        return rooms.plugins().statuses();
    }

    private static <T> Future<T> onLoop(CoreLoop loop, Supplier<Future<T>> step) {
        Promise<T> done = Promise.promise();
        loop.run(() -> {
            try {
                step.get().onComplete(done);
            } catch (RuntimeException e) {
                done.fail(e);
            }
        });
        return done.future();
    }
}
