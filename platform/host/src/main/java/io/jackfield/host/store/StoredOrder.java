package io.jackfield.host.store;

import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.host.payment.rules.OrderRow;
import java.time.Instant;

/**
 * An order with what only the host knows of it.
 *
 * @param bot the bot's number
 * @param plan the id of the plan that it gives; empty where it gives credits alone
 * @param credits how many it gives
 */
public record StoredOrder(OrderRow row, int bot, String plan, long credits, Instant madeAt) {
    public PaymentOrder order() {
        return row.order();
    }

    /** The same as it is after a decision. */
    public StoredOrder with(OrderRow after) {
        return new StoredOrder(after, bot, plan, credits, madeAt);
    }
}
