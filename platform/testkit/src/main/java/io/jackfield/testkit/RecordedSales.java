package io.jackfield.testkit;

import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.testkit.payment.InMemoryOrders;
import java.time.Clock;

/** Records what was bought, as the host does. */
record RecordedSales(
        InMemoryOrders.Effects effects, InMemoryOrders orders, ServedBot bot, InMemoryStore store, Clock clock)
        implements InMemoryOrders.Effects {
    @Override
    public void granted(PaymentOrder order) {
        effects.granted(order);
        String provider = orders.paidThrough(order.id());
        store.happened(EventRow.bought(bot.number(), clock.instant(), order, provider));
    }

    @Override
    public void takenBack(PaymentOrder order) {
        effects.takenBack(order);
    }
}
