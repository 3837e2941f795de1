package io.jackfield.host.payment;

import io.jackfield.api.payment.Transaction;
import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.store.PaymentLineTable;
import io.jackfield.host.store.PaymentReviewTable.Kind;
import io.jackfield.host.store.PaymentReviewTable.Review;
import io.jackfield.host.store.PaymentTables;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.StoredOrder;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What operators and jobs of the host read of payments, and the list of what a person has to look at. Core loop only.
 */
public final class PaymentRecords {
    private final PaymentTables tables;
    private final Clock clock;

    public PaymentRecords(PaymentTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * An order and all that happened to it.
     *
     * @param payments of every provider, in the order in which they were stored
     * @param lines of the ledger
     */
    public record History(StoredOrder order, List<TransactionRow> payments, List<PaymentLineTable.Entry> lines) {}

    /** What a user has ordered, the newest first. */
    public Future<List<StoredOrder>> ofUser(ServedBot bot, long person, int most) {
        return tables.orders().ofUser(new PersonKey(bot.number(), person), most);
    }

    /** Orders of a bot that were made before a moment, the newest first. */
    public Future<List<StoredOrder>> madeBefore(ServedBot bot, Instant before, int most) {
        return tables.orders().madeBefore(bot.number(), before, most);
    }

    public Future<Optional<History>> history(ServedBot bot, String orderId) {
        return tables.orders()
                .find(bot.number(), orderId)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : tables.payments()
                                .ofOrder(orderId)
                                .compose(payments -> tables.lines()
                                        .ofOrder(orderId)
                                        .map(lines -> Optional.of(new History(found.get(), payments, lines)))));
    }

    /** The payment of a provider with this id of its system. */
    public Future<Optional<Transaction>> payment(ServedBot bot, String provider, String systemId) {
        return tables.payments()
                .find(bot.number(), provider, systemId)
                .map(found -> found.map(TransactionRow::transaction));
    }

    /** Payments that bought nothing and have not been given back, oldest first. */
    public Future<List<TransactionRow>> surplus(ServedBot bot, int most) {
        return tables.payments().surplus(bot.number(), most);
    }

    /**
     * Something that a person has to look at; gives whether it is new.
     *
     * @param orderId empty when there is none
     */
    public Future<Boolean> review(ServedBot bot, String provider, String orderId, String what) {
        return tables.reviews().add(bot.number(), provider, orderId, Kind.PAYMENT, what, clock.instant());
    }

    /** What nobody has closed yet, oldest first. */
    public Future<List<Review>> reviews(ServedBot bot, int most) {
        return tables.reviews().open(bot.number(), most);
    }

    /** Somebody has looked at it; gives whether it was open. */
    public Future<Boolean> closeReview(ServedBot bot, long id, String by) {
        return tables.reviews().close(bot.number(), id, by, clock.instant());
    }
}
