package io.jackfield.host.payment;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.payment.rules.LedgerRules;
import io.jackfield.host.payment.rules.Meant;
import io.jackfield.host.store.PaymentTables;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends transactions and orders whose time is over, at the start and every minute. Core loop only. */
final class PaymentSweep {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentSweep.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int PAGE = 100;

    private final CoreLoop loop;
    private final PaymentTables tables;
    private final Decisions decisions;
    private final Supplier<List<ServedBot>> bots;
    private final Clock clock;
    private boolean stopped;

    PaymentSweep(
            CoreLoop loop, PaymentTables tables, Decisions decisions, Supplier<List<ServedBot>> bots, Clock clock) {
        this.loop = loop;
        this.tables = tables;
        this.decisions = decisions;
        this.bots = bots;
        this.clock = clock;
    }

    void start() {
        if (stopped) {
            return;
        }
        now().onFailure(error ->
                        LOG.warn("payments: what is overdue cannot be ended, {}; trying again", error.getMessage()))
                .onComplete(done -> loop.later(EVERY, this::start));
    }

    void stop() {
        stopped = true;
    }

    /** Completes when nothing is overdue; fails when the database does. */
    Future<Void> now() {
        Map<Integer, ServedBot> served =
                bots.get().stream().collect(Collectors.toMap(ServedBot::number, Function.identity()));
        List<Integer> numbers = List.copyOf(served.keySet());
        return pages(
                        () -> tables.payments().overdue(numbers, clock.instant(), PAGE),
                        overdue -> decisions.decideIf(
                                served.get(overdue.bot()),
                                overdue.provider(),
                                Meant.numbered(overdue.number()),
                                LedgerRules::lapse))
                .compose(done -> pages(
                        () -> tables.orders().expired(numbers, clock.instant(), PAGE),
                        expired -> decisions.decideIf(
                                served.get(expired.bot()),
                                Orders.HOST,
                                Meant.order(expired.id()),
                                LedgerRules::expire)));
    }

    /** Until a page is not full, or nothing of it could be ended. */
    private <T> Future<Void> pages(Supplier<Future<List<T>>> page, Function<T, Future<Optional<Decision>>> end) {
        if (stopped) {
            return Future.succeededFuture();
        }
        return page.get()
                .compose(rows -> ended(rows, end)
                        .compose(ended ->
                                rows.size() == PAGE && ended > 0 ? pages(page, end) : Future.succeededFuture()));
    }

    private static <T> Future<Integer> ended(List<T> rows, Function<T, Future<Optional<Decision>>> end) {
        Future<Integer> ended = Future.succeededFuture(0);
        for (T row : rows) {
            ended = ended.compose(before -> end.apply(row).map(decision -> before + (decision.isPresent() ? 1 : 0)));
        }
        return ended;
    }
}
