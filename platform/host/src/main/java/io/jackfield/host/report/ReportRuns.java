package io.jackfield.host.report;

import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.ReportKey;
import io.jackfield.host.store.ReportRun;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
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
 * Brings reports to their readers: once a second it looks which runs go on, and has a {@link RunRound} for each of them
 * on a thread of its own. Core loop only.
 */
public final class ReportRuns {
    private static final Logger LOG = LoggerFactory.getLogger(ReportRuns.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration TOLD_AFTER = Duration.ofMinutes(5);
    /** At once; those that rest leave their place to the others. */
    private static final int MOST_ROUNDS = 100;

    private final CoreLoop loop;
    private final ReportServices services;
    private final Supplier<List<ServedBot>> bots;
    private final Alerts alerts;
    private final ScheduledReports schedules;
    private final RunRound round;
    private final Map<ReportKey, Future<Void>> underWay = new HashMap<>();
    private final Map<ReportKey, Instant> notBefore = new ConcurrentHashMap<>();
    private final Map<ReportKey, Waiting> troubles = new ConcurrentHashMap<>();
    private volatile List<ReportRun> open = List.of();
    private BooleanSupplier mayWork = () -> false;
    private volatile boolean stopped;
    private boolean reachable = true;
    private Future<Void> look = Future.succeededFuture();

    /** @param bots that this host serves */
    public ReportRuns(
            CoreLoop loop,
            ReportServices services,
            Supplier<List<ServedBot>> bots,
            MeterRegistry meters,
            Alerts alerts) {
        this.loop = loop;
        this.services = services;
        this.bots = bots;
        this.alerts = alerts;
        schedules = new ScheduledReports(services.blocking(), services.runs(), services.clock());
        round = new RunRound(services, new ReportMeters(meters), () -> stopped);
        Gauge.builder("report.runs.open", () -> open.size()).register(meters);
    }

    /** Why a run does not go on, and since when. */
    private record Waiting(String words, Instant since) {}

    /**
     * A run that goes on.
     *
     * @param problem why it does not, at present; empty when it does
     */
    public record State(ReportRun run, String bot, Optional<String> problem) {}

    /** @param mayWork whether the database is this host's and takes what it is given; until then nothing is begun */
    public void start(BooleanSupplier mayWork) {
        this.mayWork = mayWork;
        lookAgain();
    }

    /** What is under way comes to an end soon; nothing begins any more. */
    public void stop() {
        stopped = true;
    }

    /** The runs that go on, as they were seen last. */
    public List<State> states() {
        return open.stream()
                .flatMap(run -> served(run).stream().map(bot -> new State(run, bot.id(), problem(run.key()))))
                .toList();
    }

    /** Why a run does not go on at present. */
    public Optional<String> problem(ReportKey key) {
        return Optional.ofNullable(troubles.get(key)).map(Waiting::words);
    }

    private void lookAgain() {
        if (!stopped) {
            lookNow().onComplete(done -> loop.later(LOOK_EVERY, this::lookAgain));
        }
    }

    /** Does everything that is due; completes when the rounds that this begins are over, and never fails. */
    public Future<Void> clockTurned() {
        notBefore.clear();
        return lookNow()
                .compose(done -> Future.join(List.copyOf(underWay.values())))
                .mapEmpty();
    }

    private Future<Void> lookNow() {
        look = look.compose(before -> stopped || !mayWork.getAsBoolean() ? Future.succeededFuture() : begin());
        return look;
    }

    private Future<Void> begin() {
        return onThread("report-schedules", () -> {
                    List<ServedBot> served = bots.get();
                    schedules.begin(served);
                    return services.get(() -> services.runs()
                            .open(served.stream().map(ServedBot::number).toList()));
                })
                .onSuccess(this::opened)
                .onFailure(error -> {
                    if (reachable) {
                        LOG.warn("reports: cannot look for runs, {}; trying again", error.getMessage());
                    }
                    reachable = false;
                })
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private void opened(List<ReportRun> runs) {
        reachable = true;
        open = runs;
        List<ReportKey> keys = runs.stream().map(ReportRun::key).toList();
        notBefore.keySet().retainAll(keys);
        troubles.keySet().stream().filter(key -> !keys.contains(key)).toList().forEach(this::goesOn);
        runs.forEach(this::beginRound);
    }

    private void beginRound(ReportRun run) {
        Optional<ServedBot> bot = served(run);
        if (bot.isEmpty()
                || underWay.size() >= MOST_ROUNDS
                || underWay.containsKey(run.key())
                || notBefore
                        .getOrDefault(run.key(), Instant.MIN)
                        .isAfter(services.clock().instant())) {
            return;
        }
        underWay.put(
                run.key(),
                onThread("report-" + run.key().report(), () -> round.of(bot.get(), run))
                        .map(result -> ended(run, bot.get(), result))
                        .otherwise(error -> ended(run, bot.get(), RunRound.Result.trouble(error.toString())))
                        .mapEmpty());
    }

    private RunRound.Result ended(ReportRun run, ServedBot bot, RunRound.Result result) {
        underWay.remove(run.key());
        notBefore.put(run.key(), services.clock().instant().plus(result.pause()));
        result.trouble().ifPresentOrElse(words -> stands(run, bot, words), () -> goesOn(run.key()));
        return result;
    }

    private void stands(ReportRun run, ServedBot bot, String words) {
        Instant now = services.clock().instant();
        Waiting before = troubles.get(run.key());
        if (before == null || !before.words().equals(words)) {
            LOG.warn("reports: {} waits: {}", run.key(), words);
        }
        Waiting trouble = new Waiting(words, before == null ? now : before.since());
        troubles.put(run.key(), trouble);
        if (!now.isBefore(trouble.since().plus(TOLD_AFTER))) {
            alerts.raise(Trouble.of(
                            alertOf(run.key()),
                            "report " + run.key().report() + " of bot " + bot.id() + " for "
                                    + run.key().period() + " waits: " + words)
                    .about(AlertObject.bot(bot.id()))
                    .endedBy(AlertAction.showReport(
                            bot.id(), run.key().report(), run.key().period())));
        }
    }

    private void goesOn(ReportKey key) {
        troubles.remove(key);
        alerts.clear(alertOf(key));
    }

    private static String alertOf(ReportKey key) {
        return "report " + key.bot() + " " + key.report();
    }

    private Optional<ServedBot> served(ReportRun run) {
        return bots.get().stream()
                .filter(bot -> bot.number() == run.key().bot())
                .findFirst();
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
