package io.jackfield.host.store;

import io.vertx.sqlclient.Pool;
import java.time.Clock;

/** Where payments are: transactions for what changes something, and tables to read. */
public record PaymentTables(
        RetriedTransaction transactions,
        OrderTable orders,
        TransactionTable payments,
        PaymentLineTable lines,
        PaymentReviewTable reviews) {
    public static PaymentTables of(Pool pool, Clock clock) {
        return new PaymentTables(
                new RetriedTransaction(pool, clock),
                new OrderTable(pool),
                new TransactionTable(pool),
                new PaymentLineTable(pool),
                new PaymentReviewTable(pool));
    }
}
