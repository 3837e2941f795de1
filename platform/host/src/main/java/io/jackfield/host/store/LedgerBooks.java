package io.jackfield.host.store;

import io.jackfield.host.payment.rules.Books;
import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.payment.rules.Meant;
import io.jackfield.host.payment.rules.OrderRow;
import io.jackfield.host.payment.rules.TransactionRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The books of one call, in its transaction: locks and reads what is meant, and stores what was decided. */
public final class LedgerBooks {
    private final SqlConnection connection;
    private final Caller caller;
    private final Clock clock;

    /** @param connection with an open transaction */
    public LedgerBooks(SqlConnection connection, Caller caller, Clock clock) {
        this.connection = connection;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Whose call it is.
     *
     * @param bot the bot's number
     * @param returns whether the bot takes back what a payment gave
     */
    public record Caller(int bot, String provider, boolean returns) {}

    /**
     * What a decision is made from.
     *
     * @param order that of the books, with what only the host knows of it
     */
    public record Locked(Books books, Optional<StoredOrder> order) {}

    /**
     * Locks the order that is meant and reads what belongs to it. A call that knows a transaction only finds its order
     * first; what it saw then may be old, so everything is read again under the lock.
     */
    public Future<Locked> lock(Meant meant) {
        return named(meant)
                .compose(seen -> orderId(meant, seen)
                        .map(id -> new OrderTable(connection).lock(caller.bot(), id))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                        .compose(order -> order.isEmpty()
                                ? Future.succeededFuture(new Locked(books(Optional.empty(), List.of(), meant), order))
                                : locked(order.get(), meant)));
    }

    private Future<Optional<TransactionRow>> named(Meant meant) {
        if (meant.number().isPresent()) {
            return table().numbered(
                            caller.bot(), caller.provider(), meant.number().getAsLong());
        }
        return meant.systemId()
                .map(id -> table().find(caller.bot(), caller.provider(), id))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private static Optional<String> orderId(Meant meant, Optional<TransactionRow> seen) {
        return seen.map(row -> row.transaction().orderId())
                .or(() -> meant.number().isPresent() ? Optional.empty() : meant.orderId());
    }

    /** This order's books. */
    public Future<Locked> locked(StoredOrder order, Meant meant) {
        return table().ofOrder(order.order().id())
                .map(rows -> books(Optional.of(order.row()), rows, meant))
                .compose(books -> withBearer(books, meant))
                .map(books -> new Locked(books, Optional.of(order)));
    }

    private Books books(Optional<OrderRow> order, List<TransactionRow> ofOrder, Meant meant) {
        Optional<TransactionRow> transaction = ofOrder.stream()
                .filter(row -> row.provider().equals(caller.provider()) && isMeant(row, meant))
                .findFirst();
        return new Books(caller.provider(), transaction, Optional.empty(), order, ofOrder, caller.returns(), now());
    }

    private static boolean isMeant(TransactionRow row, Meant meant) {
        return meant.number().isPresent()
                ? row.transaction().number() == meant.number().getAsLong()
                : meant.systemId().map(StoredText::clean).isPresent()
                        && row.transaction().systemId().equals(meant.systemId().map(StoredText::clean));
    }

    private Future<Books> withBearer(Books books, Meant meant) {
        if (meant.number().isEmpty() || meant.systemId().isEmpty()) {
            return Future.succeededFuture(books);
        }
        return table().find(caller.bot(), caller.provider(), meant.systemId().get())
                .map(found -> new Books(
                        books.provider(),
                        books.transaction(),
                        found.filter(row ->
                                row.transaction().number() != meant.number().getAsLong()),
                        books.order(),
                        books.ofOrder(),
                        books.returns(),
                        books.now()));
    }

    /** Stores the rows, lines and reviews; gives the decision with the number of a transaction that is new. */
    public Future<Decision> store(Decision decision, Instant now) {
        Future<Decision> stored = Future.succeededFuture(decision);
        for (TransactionRow row : decision.changed()) {
            stored = stored.compose(before -> store(row, before));
        }
        return stored.compose(done -> storeOrder(done)
                .compose(order -> storeLines(done, now))
                .compose(lines -> storeReview(done, now))
                .map(done));
    }

    private Future<Decision> store(TransactionRow row, Decision decision) {
        return row.transaction().number() == TransactionRow.NEW
                ? table().insert(caller.bot(), row).map(number -> decision.about(row.numbered(number)))
                : table().update(row).map(decision);
    }

    private Future<Void> storeOrder(Decision decision) {
        return decision.orderChanged()
                ? new OrderTable(connection).update(decision.order().orElseThrow())
                : Future.succeededFuture();
    }

    private Future<Void> storeLines(Decision decision, Instant now) {
        return decision.lines().isEmpty()
                ? Future.succeededFuture()
                : new PaymentLineTable(connection)
                        .add(caller.bot(), decision.transaction().orElseThrow(), decision.lines(), now);
    }

    private Future<Void> storeReview(Decision decision, Instant now) {
        String orderId = decision.order().map(row -> row.order().id()).orElse("");
        return decision.review()
                .map(what -> new PaymentReviewTable(connection)
                        .add(caller.bot(), caller.provider(), orderId, PaymentReviewTable.Kind.PAYMENT, what, now)
                        .<Void>mapEmpty())
                .orElseGet(Future::succeededFuture);
    }

    private TransactionTable table() {
        return new TransactionTable(connection);
    }

    /** As it will be read back. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
