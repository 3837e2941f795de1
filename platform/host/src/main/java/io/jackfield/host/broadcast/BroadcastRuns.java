package io.jackfield.host.broadcast;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.BroadcastRow;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings broadcasts to their audience: once a second it looks which run, or are to begin, and has a
 * {@link BroadcastRound} for each of them on a thread of its own. Core loop only.
 */
final class BroadcastRuns {
    private static final Logger LOG = LoggerFactory.getLogger(BroadcastRuns.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int MOST = 50;

    private final CoreLoop loop;
    private final BroadcastServices services;
    private final BroadcastRound round;
    private final Map<Long, Future<Void>> underWay = new HashMap<>();
    private final Map<Long, String> problems = new ConcurrentHashMap<>();
    private BooleanSupplier mayWork = () -> false;
    private volatile boolean stopped;
    private boolean reachable = true;
    private Future<Void> look = Future.succeededFuture();

    BroadcastRuns(
            CoreLoop loop, BroadcastServices services, BroadcastPages pages, BroadcastMeters meters, SendRates rates) {
        this.loop = loop;
        this.services = services;
        round = new BroadcastRound(services, pages, meters, rates, () -> stopped);
    }

    void start(BooleanSupplier allowed) {
        mayWork = allowed;
        lookAgain();
    }

    void stop() {
        stopped = true;
    }

    /** Why one does not go on at present. From any thread. */
    Optional<String> problem(long broadcast) {
        return Optional.ofNullable(problems.get(broadcast));
    }

    private void lookAgain() {
        if (!stopped) {
            lookNow().onComplete(done -> loop.later(LOOK_EVERY, this::lookAgain));
        }
    }

    /** Completes when the rounds that this begins are over, and never fails. */
    Future<Void> clockTurned() {
        return lookNow()
                .compose(done -> Future.join(List.copyOf(underWay.values())))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    Future<Void> lookNow() {
        look = look.compose(before -> stopped || !mayWork.getAsBoolean() ? Future.succeededFuture() : begin());
        return look;
    }

    private Future<Void> begin() {
        return services.tables()
                .broadcasts()
                .beginScheduled(services.clock().instant())
                .compose(begun -> services.tables().broadcasts().underWay(MOST))
                .onSuccess(this::opened)
                .onFailure(error -> {
                    if (reachable) {
                        LOG.warn("broadcasts: cannot look for them, {}; trying again", error.getMessage());
                    }
                    reachable = false;
                })
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private void opened(List<BroadcastRow> rows) {
        reachable = true;
        problems.keySet().retainAll(rows.stream().map(BroadcastRow::id).toList());
        rows.forEach(row -> served(row).ifPresent(bot -> beginRound(bot, row)));
    }

    private Optional<ServedBot> served(BroadcastRow row) {
        return services.bots().bots().stream()
                .filter(bot -> bot.number() == row.bot())
                .findFirst();
    }

    private void beginRound(ServedBot bot, BroadcastRow row) {
        if (underWay.containsKey(row.id())) {
            return;
        }
        Future<Void> done = onThread("broadcast-" + row.id(), () -> round.of(bot, row))
                .otherwise(error -> Optional.of(error.toString()))
                .map(problem -> ended(row.id(), problem));
        underWay.put(row.id(), done);
    }

    private Void ended(long broadcast, Optional<String> problem) {
        underWay.remove(broadcast);
        problem.ifPresentOrElse(
                words -> {
                    if (!words.equals(problems.put(broadcast, words))) {
                        LOG.warn("broadcast {}: waits: {}", broadcast, words);
                    }
                },
                () -> problems.remove(broadcast));
        return null;
    }

    /** Completes on the core loop. */
    private <T> Future<T> onThread(String name, Supplier<T> work) {
        Promise<T> done = Promise.promise();
        Thread.ofVirtual().name(name).start(() -> {
            try {
                T result = work.get();
                loop.run(() -> done.complete(result));
            } catch (RuntimeException | Error e) {
                loop.run(() -> done.fail(e));
            }
        });
        return done.future();
    }
}
