package io.jackfield.host.store;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.store.PromoTable.Used;
import io.jackfield.host.store.RefundTable.Refund;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.function.Function;

/** What is stored around payments in several statements, each time in one transaction. */
public final class PaymentWrites {
    private final RetriedTransaction transactions;

    public PaymentWrites(RetriedTransaction transactions) {
        this.transactions = transactions;
    }

    /** What came of asking for a refund. */
    public enum Asked {
        DONE,
        /** There is one with this key. */
        REPEATED,
        /** The transaction is not there. */
        NO_TRANSACTION,
        /** It has taken no money. */
        NOT_PAID,
        /** Less is left, counting refunds under way. */
        TOO_MUCH
    }

    /**
     * Stores a refund under the lock of its order, unless it comes to more than is left, and who has asked for it with
     * the other changes of what its buyer may do.
     *
     * @param order the id of the order of its transaction
     */
    public Future<Asked> ask(Refund refund, String order, Cause cause) {
        return transactions.run(connection -> new OrderTable(connection)
                .lock(refund.bot(), order)
                .compose(locked -> new TransactionTable(connection)
                        .numbered(refund.bot(), refund.provider(), refund.number())
                        .compose(row -> row.isEmpty() || locked.isEmpty()
                                ? Future.succeededFuture(Asked.NO_TRANSACTION)
                                : ask(connection, refund, row.get()))
                        .compose(asked -> asked == Asked.DONE
                                ? note(connection, locked.get(), "refund-asked", refund.askedAt(), cause)
                                        .map(asked)
                                : Future.succeededFuture(asked))));
    }

    /** Writes down that somebody has given money back by hand. */
    public Future<Void> noteByHand(Refund refund, String order, Instant now, Cause cause) {
        return transactions.run(connection -> new OrderTable(connection)
                .lock(refund.bot(), order)
                .compose(locked -> note(connection, locked.orElseThrow(), "refund-by-hand", now, cause)));
    }

    private static Future<Void> note(
            SqlConnection connection, StoredOrder order, String action, Instant now, Cause cause) {
        PersonKey buyer = new PersonKey(order.bot(), order.order().buyer().id());
        return BillingActions.note(connection, buyer, action, order.plan(), null, now, cause);
    }

    private static Future<Asked> ask(SqlConnection connection, Refund refund, TransactionRow row) {
        RefundTable table = new RefundTable(connection);
        return table.find(refund.key()).compose(known -> {
            if (known.isPresent()) {
                return Future.succeededFuture(Asked.REPEATED);
            }
            if (row.transaction().state() != Transaction.State.SETTLED) {
                return Future.succeededFuture(Asked.NOT_PAID);
            }
            return table.reserved(refund.number())
                    .compose(reserved -> fits(refund.amount(), row.transaction(), reserved)
                            ? table.insert(refund).map(Asked.DONE)
                            : Future.succeededFuture(Asked.TOO_MUCH));
        });
    }

    private static boolean fits(Money amount, Transaction transaction, long reserved) {
        return amount.currency().equals(transaction.amount().currency())
                && amount.minorUnits() + reserved + transaction.returned().minorUnits()
                        <= transaction.amount().minorUnits();
    }

    /** As {@link PromoTable#use}. */
    public Future<Used> usePromo(PersonKey user, String code, int uses, Instant now) {
        return usePromo(user, code, uses, now, connection -> Future.succeededFuture());
    }

    /**
     * A code that gives a plan: both or none of it is stored.
     *
     * @param gift what follows in the same transaction when the code is used
     */
    public Future<Used> usePromo(
            PersonKey user, String code, int uses, Instant now, Function<SqlConnection, Future<?>> gift) {
        return transactions.run(connection -> new PromoTable(connection)
                .use(user, code, uses, now)
                .compose(used -> used == Used.DONE ? gift.apply(connection).map(used) : Future.succeededFuture(used)));
    }
}
