package io.jackfield.host.notice;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.schedule.CronTimes;
import io.jackfield.host.store.NoticeTurn;
import io.jackfield.host.store.NoticeTurnTable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second which kinds of notices are to be asked and what has waited for long enough. Each has a thread of
 * its own while it is done. A time that passed while the host was down is made up for once. Core loop only.
 */
final class NoticeRounds {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeRounds.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final int PAGE = 200;

    private final CoreLoop loop;
    private final BotKinds kinds;
    private final NoticeTurnTable table;
    private final Asking asking;
    private final NoticeDelivery delivery;
    private final NoticeMeters meters;
    private final Clock clock;
    private final Map<TurnKey, NoticeTurn> turns = new HashMap<>();
    private final Map<TurnKey, Future<Void>> underWay = new HashMap<>();
    private final Set<String> badSchedules = new HashSet<>();
    private Future<Void> telling = Future.succeededFuture();
    private BooleanSupplier mayWork = () -> false;
    private boolean loaded;
    private volatile boolean stopped;

    /** Asks a kind and tells what is due; gives how many were taken. */
    @FunctionalInterface
    interface Asking {
        int ask(BotKind kind, Instant since) throws Exception;
    }

    private record TurnKey(int bot, String kind) {}

    NoticeRounds(
            CoreLoop loop,
            BotKinds kinds,
            NoticeTurnTable table,
            Asking asking,
            NoticeDelivery delivery,
            NoticeMeters meters,
            Clock clock) {
        this.loop = loop;
        this.kinds = kinds;
        this.table = table;
        this.asking = asking;
        this.delivery = delivery;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param mayWork whether the database is this host's and takes what it is given; until then nothing is begun */
    void start(BooleanSupplier mayWork) {
        this.mayWork = mayWork;
        lookAgain();
    }

    /** Nothing begins any more; what runs ends soon. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    private void lookAgain() {
        if (!stopped) {
            load().onComplete(done -> {
                look();
                loop.later(LOOK_EVERY, this::lookAgain);
            });
        }
    }

    /** Does what is due, and what is being done already; completes when that is done, and never fails. */
    Future<Void> lookNow() {
        return load().compose(done -> {
            look();
            List<Future<Void>> all = new ArrayList<>(underWay.values());
            all.add(telling);
            return Future.join(all).<Void>mapEmpty().otherwiseEmpty();
        });
    }

    private Future<Void> load() {
        if (loaded || stopped || !mayWork.getAsBoolean()) {
            return Future.succeededFuture();
        }
        return table.all()
                .onSuccess(all -> {
                    all.forEach(turn -> turns.putIfAbsent(new TurnKey(turn.bot(), turn.kind()), turn));
                    loaded = true;
                })
                .onFailure(error -> LOG.warn("notice: turns cannot be read, {}; trying again", error.getMessage()))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private void look() {
        if (!loaded || stopped || !mayWork.getAsBoolean()) {
            return;
        }
        List<BotKind> all = kinds.all();
        all.forEach(this::lookAt);
        if (!all.isEmpty() && telling.isComplete()) {
            telling = onThread("waiting", this::tellWaiting);
        }
    }

    private void lookAt(BotKind kind) {
        TurnKey key = new TurnKey(kind.bot().number(), kind.name());
        if (kind.cron().isEmpty() || underWay.containsKey(key)) {
            return;
        }
        turnOf(key, kind).filter(turn -> !turn.due().isAfter(clock.instant())).ifPresent(turn -> {
            Future<Void> asked = onThread(kind.name(), () -> ask(key, kind, turn));
            underWay.put(key, asked);
            asked.onComplete(done -> underWay.remove(key));
        });
    }

    /** Empty when its schedule is none. */
    private Optional<NoticeTurn> turnOf(TurnKey key, BotKind kind) {
        String zone = kind.bot().config().timezone().getId();
        NoticeTurn known = turns.get(key);
        if (known != null && known.cron().equals(kind.cron()) && known.zone().equals(zone)) {
            return Optional.of(known);
        }
        return next(kind.cron(), zone).map(due -> {
            Optional<Instant> asked = known == null ? Optional.empty() : known.asked();
            NoticeTurn turn = new NoticeTurn(key.bot(), key.kind(), kind.cron(), zone, due, asked);
            keep(key, turn);
            return turn;
        });
    }

    private Optional<Instant> next(String cron, String zone) {
        try {
            return Optional.of(CronTimes.next(cron, zone, clock.instant().atOffset(ZoneOffset.UTC))
                    .toInstant());
        } catch (JackfieldException bad) {
            if (badSchedules.add(cron)) {
                LOG.error("notice: {}", bad.getMessage());
            }
            return Optional.empty();
        }
    }

    /**
     * One that cannot be stored counts for this life of the host; after it what is due is asked once more, and told
     * nobody twice.
     */
    private void keep(TurnKey key, NoticeTurn turn) {
        turns.put(key, turn);
        table.store(turn).onFailure(error -> LOG.warn("notice: a turn cannot be stored, {}", error.getMessage()));
    }

    private void ask(TurnKey key, BotKind kind, NoticeTurn turn) {
        Instant begun = clock.instant();
        try {
            int taken = asking.ask(kind, turn.asked().orElse(Instant.EPOCH));
            if (taken > 0) {
                LOG.info("notice: bot={} kind={} taken={}", kind.bot().id(), kind.name(), taken);
            }
            loop.run(() -> ended(key, turn.takenAt(begun), Optional.empty()));
        } catch (Exception e) {
            JackfieldException error = e instanceof JackfieldException known ? known : null;
            boolean soon = error != null && (error.error().retryable() || error.error() == StandardError.TIMED_OUT);
            meters.count(kind.bot(), kind.name(), "failed");
            if (!stopped) {
                LOG.error(
                        "notice: bot={} kind={} plugin={} {}; it is asked again {}",
                        kind.bot().id(),
                        kind.name(),
                        kind.plugin().id(),
                        e.getMessage(),
                        soon ? "in " + RETRY.toMinutes() + " minutes" : "at its next time",
                        error == null ? e : null);
            }
            loop.run(() -> ended(key, turn, soon ? Optional.of(begun.plus(RETRY)) : Optional.empty()));
        }
    }

    /** @param soon when it is tried again, unless its next time comes before that */
    private void ended(TurnKey key, NoticeTurn turn, Optional<Instant> soon) {
        if (stopped) {
            // What was not taken is due at the next start.
            turn.asked().filter(asked -> !asked.isBefore(turn.due())).ifPresent(asked -> planNext(key, turn, soon));
            return;
        }
        planNext(key, turn, soon);
    }

    private void planNext(TurnKey key, NoticeTurn turn, Optional<Instant> soon) {
        next(turn.cron(), turn.zone())
                .map(next -> soon.filter(early -> early.isBefore(next)).orElse(next))
                .ifPresent(next -> keep(key, turn.at(next)));
    }

    private void tellWaiting() {
        try {
            Set<String> full = new HashSet<>();
            int told = PAGE;
            while (told == PAGE && !stopped) {
                told = delivery.tellWaiting(PAGE, full);
            }
        } catch (JackfieldException e) {
            LOG.warn("notice: what waits cannot be told, {}; trying again", e.getMessage());
        }
    }

    private Future<Void> onThread(String name, Runnable work) {
        Promise<Void> done = Promise.promise();
        Thread.ofVirtual().name("notice-" + name).start(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("notice: {} has failed", name, e);
            } finally {
                loop.run(done::complete);
            }
        });
        return done.future();
    }
}
