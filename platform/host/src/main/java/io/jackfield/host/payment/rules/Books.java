package io.jackfield.host.payment.rules;

import io.jackfield.api.payment.Transaction.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rows that a decision is made from, locked.
 *
 * @param provider whose call it is
 * @param transaction the one that is meant, of this provider and bot, with whatever order
 * @param bearer another one of this provider and bot that has the system's id which is meant
 * @param order the one that is meant, of this bot
 * @param ofOrder all transactions of that order, of every provider
 * @param returns whether the bot takes back what a payment gave
 */
public record Books(
        String provider,
        Optional<TransactionRow> transaction,
        Optional<TransactionRow> bearer,
        Optional<OrderRow> order,
        List<TransactionRow> ofOrder,
        boolean returns,
        Instant now) {
    public Books {
        ofOrder = List.copyOf(ofOrder);
    }

    /** Whoever else has begun to pay the order and is still in time. */
    boolean isHeld() {
        return ofOrder.stream().anyMatch(row -> row.state() == State.BEGUN && !row.isOverdue(now));
    }

    /** Those who had begun to pay it and whose time is over. */
    List<TransactionRow> overdue() {
        return ofOrder.stream()
                .filter(row -> row.state() == State.BEGUN && row.isOverdue(now))
                .toList();
    }

    /** This provider's try that the system has not been heard of yet. */
    Optional<TransactionRow> openAttempt() {
        return ofOrder.stream()
                .filter(row -> row.provider().equals(provider) && row.state() == State.ATTEMPTED && !row.isOverdue(now))
                .findFirst();
    }
}
