package io.jackfield.host.payment.callback;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.payment.callback.CallbackJournal.Given;
import io.jackfield.host.payment.callback.CallbackJournal.Incoming;
import io.jackfield.host.payment.callback.Caller.Outcome;
import io.jackfield.host.payment.provider.ProviderCalls;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.store.PaymentCallbackTable;
import io.jackfield.host.store.PaymentCallbackTable.Route;
import io.jackfield.host.store.StoredText;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the calls of payment systems. A call is written down as it came, then its provider is asked, then the answer
 * is written down. Whatever keeps the provider from answering becomes 503, which asks the system to call again, and the
 * operator is told. {@link Callers} says of whom too much has come in vain. Core loop only.
 */
public final class PaymentCallbacks {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentCallbacks.class);
    /** For a plugin that is being swapped. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration SHORT_WAIT = Duration.ofSeconds(5);
    /** When an address may come again that has called too often in vain. */
    private static final Duration LONG_WAIT = Duration.ofMinutes(1);

    private final CoreLoop loop;
    private final ProviderCalls providers;
    private final RoutingTable bots;
    private final CallbackJournal journal;
    private final CallbackRoutes routes;
    private final Callers callers = new Callers();
    private final Shares shares = new Shares();
    private final Supplier<Collection<LoadedPlugin>> live;
    private final Alerts alerts;
    private final CallbackMeters meters;

    /** @param live the plugins that take calls */
    public PaymentCallbacks(
            CoreLoop loop,
            ProviderCalls providers,
            RoutingTable bots,
            Supplier<Collection<LoadedPlugin>> live,
            PaymentCallbackTable table,
            Alerts alerts,
            Clock clock,
            MeterRegistry meters) {
        this.loop = loop;
        this.providers = providers;
        this.bots = bots;
        this.live = live;
        this.alerts = alerts;
        this.meters = new CallbackMeters(meters);
        journal = new CallbackJournal(table, clock);
        routes = new CallbackRoutes(table, bots, live);
    }

    /** Before the first call. */
    public Future<Void> start() {
        return routes.load();
    }

    /** Plugins have come or gone, or bots name others. */
    public void changed() {
        routes.changed();
        live.get()
                .forEach(plugin ->
                        ProviderCalls.specs(plugin).forEach(spec -> callers.named(spec.name(), spec.callers())));
    }

    /** Whom a call is for; empty when that provider has never had this bot here. */
    public Optional<Route> find(String provider, String bot) {
        return routes.find(provider, bot);
    }

    /**
     * Never fails.
     *
     * @param path what follows provider and bot, with the query, as it came
     */
    public Future<WebAnswer> answer(Route route, WebRequest call, String path) {
        long now = loop.nanoTime();
        Caller caller = callers.find(route.provider(), call.remoteAddress(), now);
        if (caller.isRefused(now)) {
            meters.refused(route, "fruitless");
            return Future.succeededFuture(again(429, LONG_WAIT));
        }
        boolean trusted = caller.isTrusted();
        if (!shares.enter(route.provider(), trusted)) {
            meters.refused(route, "busy");
            return Future.succeededFuture(again(503, SHORT_WAIT));
        }
        routes.save();
        Incoming incoming = new Incoming(route, call, path);
        return (caller.mayWrite(now) ? written(incoming, caller) : unwritten(incoming, caller))
                .onComplete(done -> shares.leave(route.provider(), trusted));
    }

    private Future<WebAnswer> written(Incoming incoming, Caller caller) {
        return journal.add(incoming)
                .compose(
                        id -> ask(incoming, caller, OptionalLong.of(id)).map(outcome -> {
                            journal.answered(incoming, id, outcome.given());
                            return outcome.given().answer();
                        }),
                        error -> notStored(incoming, error));
    }

    private static Future<WebAnswer> notStored(Incoming incoming, Throwable error) {
        LOG.warn("payments: {} status=503 the call cannot be stored: {}", incoming.shown(), error.getMessage());
        return Future.succeededFuture(again(503, SHORT_WAIT));
    }

    /** Only what turns out to be genuine is worth a row. */
    private Future<WebAnswer> unwritten(Incoming incoming, Caller caller) {
        return ask(incoming, caller, OptionalLong.empty()).map(outcome -> {
            if (outcome.what() == Outcome.CHANGED) {
                journal.addAnswered(incoming, outcome.given());
            } else {
                meters.unwritten(incoming.route());
            }
            return outcome.given().answer();
        });
    }

    private record Asked(Outcome what, Given given) {}

    /** Never fails. */
    private Future<Asked> ask(Incoming incoming, Caller caller, OptionalLong id) {
        long begun = loop.nanoTime();
        AtomicBoolean changed = new AtomicBoolean();
        return ask(incoming, () -> changed.set(true), begun + PATIENCE.toNanos())
                .map(answer -> answered(incoming, id, begun, answer))
                .otherwise(error -> failed(incoming, id, begun, known(error)))
                .map(given -> {
                    Outcome outcome = outcome(changed.get(), given);
                    caller.ended(outcome, loop.nanoTime());
                    return new Asked(outcome, given);
                });
    }

    private static Outcome outcome(boolean changed, Given given) {
        if (changed) {
            return Outcome.CHANGED;
        }
        return given.answer().status() < 500 ? Outcome.FRUITLESS : Outcome.UNANSWERED;
    }

    /** @param changed runs when the books change by it */
    private Future<WebAnswer> ask(Incoming incoming, Runnable changed, long until) {
        Route route = incoming.route();
        Optional<ServedBot> bot =
                bots.bots().stream().filter(one -> one.id().equals(route.bot())).findFirst();
        if (bot.isEmpty()) {
            return Future.failedFuture(
                    new JackfieldException(StandardError.UNAVAILABLE, "this host does not serve the bot at present"));
        }
        Duration left = Duration.ofNanos(Math.max(1, until - loop.nanoTime()));
        return providers.await(route.provider(), left).compose(plugin -> {
            if (!bots.uses(bot.get(), plugin.id())) {
                return Future.failedFuture(new JackfieldException(
                        StandardError.UNAVAILABLE,
                        "config/bots/" + route.bot() + ".yaml does not name " + plugin.id()));
            }
            return providers
                    .askWatched(
                            route.provider(),
                            bot.get(),
                            changed,
                            (provider, merchant) -> provider.callback(incoming.call(), merchant))
                    .recover(error -> wasSwapped(error, plugin, route) && until - loop.nanoTime() > 0
                            ? ask(incoming, changed, until)
                            : Future.failedFuture(error));
        });
    }

    private static JackfieldException known(Throwable error) {
        return error instanceof JackfieldException known
                ? known
                : new JackfieldException(StandardError.PLUGIN_FAULT, error.toString(), error);
    }

    private boolean wasSwapped(Throwable error, LoadedPlugin plugin, Route route) {
        return error instanceof JackfieldException known
                && known.error() == StandardError.UNAVAILABLE
                && providers.find(route.provider()).filter(now -> now == plugin).isEmpty();
    }

    private Given answered(Incoming incoming, OptionalLong id, long begun, WebAnswer answer) {
        if (answer.status() < 500) {
            alerts.clear(key(incoming.route()));
        }
        int millis = millis(begun);
        id.ifPresent(number ->
                LOG.info("payments: {} call={} status={} ms={}", incoming.shown(), number, answer.status(), millis));
        return new Given(answer, millis, Optional.empty());
    }

    /** The log and the operator's chat get no words of the plugin: they may hold what the call held. */
    private Given failed(Incoming incoming, OptionalLong id, long begun, JackfieldException error) {
        WebAnswer answer = again(503, error.retryAfter().orElse(SHORT_WAIT));
        Given given = new Given(
                answer, millis(begun), Optional.of(error.error() + ": " + StoredText.clean(error.getMessage())));
        id.ifPresent(number -> {
            Route route = incoming.route();
            LOG.error(
                    "payments: {} call={} status=503 {} ms={}",
                    incoming.shown(),
                    number,
                    error.error(),
                    given.millis());
            alerts.raise(Trouble.of(
                            key(route),
                            "payments: " + route.provider() + " calls about bot " + route.bot()
                                    + " and cannot be answered ("
                                    + error.error() + "); it calls again, and row " + number
                                    + " of payment_callback says what is wrong")
                    .critical()
                    .about(AlertObject.bot(route.bot()))
                    .endedBy(AlertAction.showBot(route.bot())));
        });
        return given;
    }

    private int millis(long begun) {
        return (int) Math.min(Integer.MAX_VALUE, (loop.nanoTime() - begun) / 1_000_000);
    }

    private static WebAnswer again(int status, Duration pause) {
        return WebAnswer.status(status).with("retry-after", Long.toString(Math.max(1, pause.toSeconds())));
    }

    private static String key(Route route) {
        return "payment callbacks " + route.provider() + " " + route.bot();
    }
}
