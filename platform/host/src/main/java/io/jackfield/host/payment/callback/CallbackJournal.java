package io.jackfield.host.payment.callback;

import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.host.store.PaymentCallbackTable;
import io.jackfield.host.store.PaymentCallbackTable.Answer;
import io.jackfield.host.store.PaymentCallbackTable.Call;
import io.jackfield.host.store.PaymentCallbackTable.Route;
import io.jackfield.host.store.StoredText;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of payment systems as they came, and their answers. Core loop only. */
final class CallbackJournal {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackJournal.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final PaymentCallbackTable table;
    private final Clock clock;

    CallbackJournal(PaymentCallbackTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * A call.
     *
     * @param path what follows provider and bot, with the query, as it came
     */
    record Incoming(Route route, WebRequest call, String path) {
        String shown() {
            return "provider=" + route.provider() + " bot=" + route.bot();
        }
    }

    /**
     * What it was answered.
     *
     * @param problem why the host answered in place of the plugin; empty when the plugin did
     */
    record Given(WebAnswer answer, int millis, Optional<String> problem) {}

    /** Gives the number under which it is kept; fails when that takes more than ten seconds. */
    Future<Long> add(Incoming incoming) {
        return table.add(row(incoming)).timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Call row(Incoming incoming) {
        WebRequest call = incoming.call();
        return new Call(
                clock.instant().atOffset(ZoneOffset.UTC),
                incoming.route().provider(),
                incoming.route().number(),
                call.method(),
                StoredText.clean(incoming.path()),
                MaskedHeaders.of(call.headers()),
                Buffer.buffer(call.body()),
                StoredText.clean(call.remoteAddress()));
    }

    void answered(Incoming incoming, long id, Given given) {
        table.answered(
                        id,
                        new Answer(
                                given.answer().status(),
                                Buffer.buffer(given.answer().body()),
                                given.millis(),
                                given.problem()))
                .onFailure(error -> LOG.warn(
                        "payments: {} call={} its answer cannot be stored: {}",
                        incoming.shown(),
                        id,
                        error.getMessage()));
    }

    /** One that was not written down before it was answered. */
    void addAnswered(Incoming incoming, Given given) {
        add(incoming)
                .onSuccess(id -> answered(incoming, id, given))
                .onFailure(error ->
                        LOG.warn("payments: {} a call cannot be stored: {}", incoming.shown(), error.getMessage()));
    }
}
