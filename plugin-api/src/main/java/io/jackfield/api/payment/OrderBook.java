package io.jackfield.api.payment;

import io.jackfield.api.Experimental;
import io.jackfield.api.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders and transactions as a payment provider may see and change them: only its own, inside one database transaction. */
@Experimental
public interface OrderBook {
    Optional<PaymentOrder> order(String id);

    Optional<Transaction> transaction(String id);

    /** Remembers that the payment system has begun to take money; the same id again gives the one that is there. */
    Transaction begin(String id, String orderId, Money amount);

    /** Credits the order exactly once; the same transaction again gives the one that is there. */
    Transaction settle(String id);

    /** Ends a transaction without money, or takes back a settled one. */
    Transaction cancel(String id, int reason);

    /** Transactions begun in this time, oldest first. */
    List<Transaction> between(Instant from, Instant to);

    /** One try of a payment, under the payment system's own id. */
    record Transaction(
            String id,
            String orderId,
            Money amount,
            State state,
            Instant begunAt,
            Optional<Instant> settledAt,
            Optional<Instant> cancelledAt,
            int reason) {
        /** Where a transaction is. */
        public enum State {
            BEGUN,
            SETTLED,
            CANCELLED,
            TAKEN_BACK
        }
    }
}
