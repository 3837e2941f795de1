package io.jackfield.host.payment;

import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.host.payment.Decisions.Step;
import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.payment.rules.LedgerRules;
import io.jackfield.host.payment.rules.Meant;
import io.jackfield.host.payment.rules.OrderRow;
import io.jackfield.host.store.OrderTable;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.StoredOrder;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Orders: of one user, product and currency one at a time is open. Core loop only. */
public final class Orders {
    /** Who decides where no provider does. */
    static final String HOST = "(host)";

    private final Decisions decisions;
    private final OrderTable table;
    private final Clock clock;

    Orders(Decisions decisions, OrderTable table, Clock clock) {
        this.decisions = decisions;
        this.table = table;
        this.clock = clock;
    }

    public Future<Optional<PaymentOrder>> find(ServedBot bot, String id) {
        return table.find(bot.number(), id).map(found -> found.map(StoredOrder::order));
    }

    /**
     * Makes an order, or finds the open one and adds to it what the buyer has told of themselves. Orders of the same
     * product in other currencies, and one with other terms, are withdrawn, unless somebody is about to pay them: then
     * an order with other terms is what is given.
     */
    public Future<PaymentOrder> open(ServedBot bot, OrderDraft draft) {
        PersonKey user = new PersonKey(bot.number(), draft.buyer().id());
        return decisions.inTransaction(bot, HOST, step -> {
            OrderTable orders = new OrderTable(step.connection());
            return orders.lockUser(user)
                    .compose(locked -> orders.lockOpen(user, draft.product().id()))
                    .compose(open -> kept(step, draft, open))
                    .compose(kept -> kept.isPresent() ? found(orders, kept.get(), draft) : made(orders, bot, draft));
        });
    }

    private Future<Optional<StoredOrder>> kept(Step step, OrderDraft draft, List<StoredOrder> open) {
        Future<Optional<StoredOrder>> kept = Future.succeededFuture(Optional.empty());
        for (StoredOrder one : open) {
            kept = kept.compose(before -> keepOrClose(step, draft, one).map(after -> before.or(() -> after)));
        }
        return kept;
    }

    /** Gives the order if it is the one to be paid. */
    private Future<Optional<StoredOrder>> keepOrClose(Step step, OrderDraft draft, StoredOrder stored) {
        boolean sameCurrency =
                stored.order().price().currency().equals(draft.price().currency());
        return step.books().locked(stored, Meant.order(stored.order().id())).compose(locked -> {
            Optional<Decision> expired = LedgerRules.expire(locked.books());
            if (expired.isPresent()) {
                return step.store(locked, expired.get()).map(Optional.empty());
            }
            if (draft.isAskedBy(stored)) {
                return Future.succeededFuture(Optional.of(stored));
            }
            Decision withdrawn = LedgerRules.withdraw(locked.books());
            boolean held = withdrawn.verdict() == Verdict.ORDER_HELD;
            return step.store(locked, withdrawn)
                    .map(done -> held && sameCurrency ? Optional.of(stored) : Optional.empty());
        });
    }

    private static Future<PaymentOrder> found(OrderTable orders, StoredOrder kept, OrderDraft draft) {
        return draft.customer().isEmpty()
                ? Future.succeededFuture(kept.order())
                : orders.addCustomer(kept.order().id(), draft.customer())
                        .compose(added -> orders.find(kept.bot(), kept.order().id()))
                        .map(found -> found.orElseThrow().order());
    }

    private Future<PaymentOrder> made(OrderTable orders, ServedBot bot, OrderDraft draft) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PaymentOrder order = draft.order(
                OrderIds.next(), now.plus(bot.config().sales().payments().orderLife()));
        StoredOrder stored =
                new StoredOrder(new OrderRow(order, false), bot.number(), draft.plan(), draft.credits(), now);
        return orders.insert(stored).map(order);
    }

    /** Nobody wants it any more; {@link Verdict#ORDER_HELD} while somebody is about to pay it. */
    public Future<Entry> withdraw(ServedBot bot, String id) {
        return decisions
                .decide(bot, HOST, Meant.order(id), LedgerRules::withdraw)
                .map(Decision::entry);
    }
}
