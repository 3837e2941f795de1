package io.jackfield.host;

import io.jackfield.host.admin.ConsolePages;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.read.Secret;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.host.store.Migrations;
import io.jackfield.host.unload.Lingering;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node of the platform: starts its rooms in order, and stops them so that nothing is lost. */
public final class Host {
    private static final Logger LOG = LoggerFactory.getLogger(Host.class);

    private final Rooms rooms;
    private final int port;
    private final int opsPort;

    private Host(Rooms rooms, int port, int opsPort) {
        this.rooms = rooms;
        this.port = port;
        this.opsPort = opsPort;
    }

    /**
     * Completes when updates are taken. Fails with {@link io.jackfield.api.JackfieldException} naming what is in the
     * way: a database that refuses or that another host works on, a port that is taken.
     */
    public static Future<Host> start(Vertx vertx, LiveConfig config) {
        return start(vertx, config, Clock.systemUTC(), Outside.NOTHING);
    }

    /** The same with pages for operators. */
    public static Future<Host> start(Vertx vertx, LiveConfig config, Clock clock, ConsolePages console) {
        return start(vertx, config, clock, Outside.with(console));
    }

    /**
     * The same with what the process brings along.
     *
     * @param clock another one than the system's in tests, which turn it; {@link #clockTurned} has to follow each turn
     */
    public static Future<Host> start(Vertx vertx, LiveConfig config, Clock clock, Outside outside) {
        CoreLoop loop = new CoreLoop(vertx);
        return vertx.executeBlocking(() -> Identity.of(config.now()))
                .compose(identity ->
                        onLoop(loop, () -> Future.succeededFuture(new Rooms(loop, config, clock, identity, outside))))
                .compose(rooms -> onLoop(loop, rooms::claim)
                        .compose(ours -> vertx.executeBlocking(() -> Migrations.applyIfNeeded(
                                config.now().database().url().orElseThrow())))
                        .compose(done -> opened(loop, rooms))
                        .map(ports -> new Host(rooms, ports.web(), ports.ops()))
                        .recover(error -> onLoop(loop, rooms::close).transform(closed -> Future.failedFuture(error))));
    }

    /** Fails also when memory ran out in the middle and what was waited for will never come. */
    private static Future<WebWing.Ports> opened(CoreLoop loop, Rooms rooms) {
        Promise<WebWing.Ports> opened = Promise.promise();
        loop.watch(opened::tryFail);
        onLoop(loop, rooms::open).onSuccess(opened::tryComplete).onFailure(opened::tryFail);
        return opened.future()
                .onFailure(error -> LOG.error("the host does not start", error))
                .onComplete(done -> loop.watch(error -> {}));
    }

    /** Takes no more updates, lets running calls finish within the grace time, and leaves the rest in the journal. */
    public Future<Void> stop() {
        return onLoop(rooms.node().loop(), rooms::stop);
    }

    /**
     * What is under way.
     *
     * @param updates being worked on
     * @param calls of plugins
     * @param messages on their way out
     * @param isStored whether the journal has nothing more to write
     */
    public record Load(int updates, int calls, int messages, boolean isStored) {
        boolean isNothing() {
            return updates == 0 && calls == 0 && messages == 0;
        }
    }

    /** Completes, with a sentence, when another host has taken the database over; this one does nothing more then. */
    public Future<String> takenOver() {
        return rooms.takenOver();
    }

    /** What is under way at this moment. */
    public Future<Load> load() {
        return onLoop(rooms.node().loop(), () -> Future.succeededFuture(rooms.load()));
    }

    /** Makes ready for what the clock says now, and starts the jobs that have become due. */
    public Future<Void> clockTurned() {
        return onLoop(rooms.node().loop(), rooms::clockTurned);
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
        return rooms.bots().states();
    }

    /** The token of the admin API, when it was made at this start. */
    public Optional<Secret> newAdminToken() {
        return rooms.node().identity().newAdminToken();
    }

    /**
     * Plugins that were unloaded and are still in memory, with what holds them; searches the whole heap, which stops
     * everything for as long as a dump of it takes.
     */
    public Future<List<Lingering>> findHolders() {
        return onLoop(rooms.node().loop(), rooms.reports()::findHolders);
    }

    /** How many unloaded plugins the garbage collector has not taken yet. */
    public int uncollectedPlugins() {
        return rooms.plugins().watch.uncollected();
    }

    /** Unloaded plugins of which the host knows that something holds them. */
    public List<Lingering> lingeringPlugins() {
        return rooms.plugins().watch.lingering();
    }

    public List<PluginStatus> plugins() {
        return rooms.plugins().room.statuses();
    }

    /** Brings a live plugin up anew, as if its jar had been replaced by itself. */
    public void reload(String plugin) {
        rooms.plugins().room.reload(plugin);
    }

    private static <T> Future<T> onLoop(CoreLoop loop, Supplier<Future<T>> step) {
        Promise<T> done = Promise.promise();
        loop.run(() -> {
            try {
                step.get().onComplete(done);
            } catch (RuntimeException | Error e) {
                done.fail(e);
            }
        });
        return done.future();
    }
}
