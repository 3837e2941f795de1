package io.jackfield.host.payment;

import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.host.payment.Decisions.Step;
import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.payment.rules.LedgerRules;
import io.jackfield.host.payment.rules.Meant;
import io.jackfield.host.payment.rules.OrderRow;
import io.jackfield.host.store.LedgerBooks.Locked;
import io.jackfield.host.store.OrderTable;
import io.jackfield.host.store.StoredOrder;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Further payments of what a payment system renews by itself. Core loop only. */
public final class RenewalOrders {
    private final Decisions decisions;
    private final Clock clock;

    RenewalOrders(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * The system has taken a further payment: a new order of the same product at the same price, paid at once, in one
     * transaction. The same {@code systemId} again is {@link Verdict#REPEATED}.
     *
     * @param taken with the id of the order that was paid first
     */
    public Future<Entry> renewed(ServedBot bot, String provider, Taken taken) {
        return decisions.inTransaction(
                bot,
                provider,
                step -> new OrderTable(step.connection())
                        .lock(bot.number(), taken.orderId())
                        .compose(first -> first.isEmpty()
                                ? Future.succeededFuture(
                                        new Entry(Verdict.NO_ORDER, Optional.empty(), Optional.empty()))
                                : step.books()
                                        .lock(Meant.transaction(taken.systemId()))
                                        .compose(known ->
                                                known.books().transaction().isPresent()
                                                        ? again(step, known, taken)
                                                        : fresh(step, first.get(), taken))
                                        .map(Decision::entry)));
    }

    private static Future<Decision> again(Step step, Locked known, Taken taken) {
        String orderId = known.order().orElseThrow().order().id();
        return step.store(known, LedgerRules.taken(known.books(), of(orderId, taken)));
    }

    /** Nobody else can see the new order before it is paid. */
    private Future<Decision> fresh(Step step, StoredOrder first, Taken taken) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StoredOrder next = new StoredOrder(
                new OrderRow(OrderRow.next(first.order(), OrderIds.next(), now), false),
                first.bot(),
                first.plan(),
                first.credits(),
                now);
        return step.books().locked(next, Meant.transaction(taken.systemId())).compose(locked -> {
            Decision decision =
                    LedgerRules.renewed(locked.books(), of(next.order().id(), taken));
            return new OrderTable(step.connection())
                    .insert(next.with(decision.order().orElseThrow()))
                    .compose(inserted -> step.store(locked, decision));
        });
    }

    private static Taken of(String orderId, Taken taken) {
        return new Taken(taken.systemId(), orderId, taken.amount(), taken.systemTime(), taken.facts());
    }
}
