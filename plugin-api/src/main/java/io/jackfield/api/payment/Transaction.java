package io.jackfield.api.payment;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One payment of an order through one provider, as far as it has come.
 *
 * @param number ours, unique in the platform, from 1
 * @param systemId the payment system's; empty until it has told it
 * @param amount in the currency of the order
 * @param returned how much of it has been given back
 * @param surplus whether it was taken and gave nothing, because the order had been paid
 * @param systemTime when it began, by the system's clock; by ours where the system has not told
 * @param begunAt when it was first stored
 * @param reason why it was cancelled or given back, in the system's word; empty until then
 * @param facts what the provider has noted
 */
@Experimental
public record Transaction(
        long number,
        Optional<String> systemId,
        String orderId,
        Money amount,
        Money returned,
        State state,
        boolean surplus,
        Instant systemTime,
        Instant begunAt,
        Optional<Instant> settledAt,
        Optional<Instant> cancelledAt,
        String reason,
        Map<String, String> facts) {
    public Transaction {
        requireNonNull(systemId, "systemId");
        requireNonNull(orderId, "orderId");
        requireNonNull(amount, "amount");
        requireNonNull(returned, "returned");
        requireNonNull(state, "state");
        requireNonNull(systemTime, "systemTime");
        requireNonNull(begunAt, "begunAt");
        requireNonNull(settledAt, "settledAt");
        requireNonNull(cancelledAt, "cancelledAt");
        requireNonNull(reason, "reason");
        facts = Map.copyOf(facts);
    }

    /** Where a transaction is. */
    public enum State {
        /** Ours alone: the system has been asked, or is about to be. */
        ATTEMPTED,
        /** The system is about to take money; the order is kept for it. */
        BEGUN,
        /** The money is taken. */
        SETTLED,
        /** It has ended without money. Final. */
        CANCELLED,
        /** All of its money has been given back. Final. */
        REFUNDED
    }
}
