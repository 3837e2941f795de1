package io.jackfield.host.payment;

import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.store.OrderTable;
import io.jackfield.host.store.RenewalTable;
import io.jackfield.host.store.TransactionTable;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;

/** Looks at orders for those who wait seconds for the answer. Core loop only. */
public final class KeptOrders {
    private final OrderTable orders;
    private final TransactionTable payments;
    private final RenewalTable renewals;
    private final Clock clock;

    /** @param orders with a client, as the others, that lets no question wait for the answer to the one before it */
    public KeptOrders(OrderTable orders, TransactionTable payments, RenewalTable renewals, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.renewals = renewals;
        this.clock = clock;
    }

    /**
     * An order.
     *
     * @param holding the payment that keeps it
     * @param second whether its payment begins a second subscription of a plan
     */
    public record Kept(PaymentOrder order, Optional<Transaction> holding, boolean second) {}

    /** As {@link HostLedger#order} and {@link HostLedger#holding} have it, with one wait for the database. */
    public Future<Optional<Kept>> find(ServedBot bot, String orderId) {
        var order = orders.find(bot.number(), orderId);
        var paid = payments.ofOrder(orderId);
        var second = renewals.isSecond(bot.number(), orderId, clock.instant());
        return Future.all(order, paid, second)
                .map(all -> order.result()
                        .map(found -> new Kept(
                                found.order(), HostLedger.holding(paid.result(), clock.instant()), second.result())));
    }
}
