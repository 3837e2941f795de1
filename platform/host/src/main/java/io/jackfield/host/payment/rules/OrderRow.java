package io.jackfield.host.payment.rules;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import java.time.Instant;

/**
 * An order as it is kept.
 *
 * @param withdrawn whether somebody has closed it; one that has merely run out of time still takes money that was on
 *     its way
 */
public record OrderRow(PaymentOrder order, boolean withdrawn) {
    public OrderRow {
        requireNonNull(order, "order");
    }

    /** The next order of what a buyer has ordered before, open until {@code expiresAt}. */
    public static PaymentOrder next(PaymentOrder before, String id, Instant expiresAt) {
        return new PaymentOrder(
                id,
                before.buyer(),
                before.chat(),
                before.product(),
                before.title(),
                before.description(),
                before.price(),
                State.OPEN,
                expiresAt,
                before.customer());
    }

    /** Whether a payment may begin. */
    boolean isPayable(Instant now) {
        return order.state() == State.OPEN && now.isBefore(order.expiresAt());
    }

    /** Whether money that has been taken is still wanted. */
    boolean takesMoney() {
        return order.state() == State.OPEN || order.state() == State.CLOSED && !withdrawn;
    }

    boolean wasPaid() {
        return order.state() == State.PAID || order.state() == State.REFUNDED;
    }

    OrderRow in(State state) {
        return new OrderRow(
                new PaymentOrder(
                        order.id(),
                        order.buyer(),
                        order.chat(),
                        order.product(),
                        order.title(),
                        order.description(),
                        order.price(),
                        state,
                        order.expiresAt(),
                        order.customer()),
                withdrawn);
    }

    OrderRow withdrawnNow() {
        return new OrderRow(in(State.CLOSED).order(), true);
    }
}
