package io.jackfield.host.store;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import io.jackfield.host.payment.rules.TransactionRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Payments of orders, as far as they have come. They change under the lock of their order only. */
public final class TransactionTable {
    /** The contract's words for the operator's reasons. */
    private static final int LONGEST_REASON = 200;

    private final SqlClient client;

    /** @param client a connection with an open transaction, and the order locked, for all that changes something */
    public TransactionTable(SqlClient client) {
        this.client = client;
    }

    public Future<Optional<TransactionRow>> find(int bot, String provider, String systemId) {
        return one("system_id = $3", bot, provider, StoredText.clean(systemId));
    }

    public Future<Optional<TransactionRow>> numbered(int bot, String provider, long number) {
        return one("number = $3", bot, provider, number);
    }

    private Future<Optional<TransactionRow>> one(String condition, int bot, String provider, Object value) {
        return client.preparedQuery(
                        "select * from payment_transaction where bot = $1 and provider = $2 and " + condition)
                .execute(Tuple.of(bot, provider, value))
                .map(rows -> transactions(rows).stream().findFirst());
    }

    /** All of them, of every provider, in the order in which they were stored. */
    public Future<List<TransactionRow>> ofOrder(String orderId) {
        return client.preparedQuery("select * from payment_transaction where order_id = $1 order by number")
                .execute(Tuple.of(orderId))
                .map(TransactionTable::transactions);
    }

    /** Those that count of an order and of the later ones of its buyer for the same product, at one provider. */
    public Future<List<TransactionRow>> ofSubscription(String firstOrder, String provider) {
        return client.preparedQuery("select t.* from payment_order first join payment_order o on o.bot = first.bot"
                        + " and o.person = first.person and o.made_at >= first.made_at and o.product = first.product"
                        + " join payment_transaction t on t.order_id = o.id where first.id = $1 and t.provider = $2"
                        + " and t.state = 'settled' and not t.surplus order by t.number")
                .execute(Tuple.of(firstOrder, provider))
                .map(TransactionTable::transactions);
    }

    /** Those whose id the system has told, by its time, oldest first; both ends included. */
    public Future<List<TransactionRow>> between(int bot, String provider, Instant from, Instant to, int most) {
        return client.preparedQuery("select * from payment_transaction where bot = $1 and provider = $2"
                        + " and system_id is not null and system_time between $3 and $4"
                        + " order by system_time, number limit $5")
                .execute(Tuple.of(bot, provider, StoredValues.time(from), StoredValues.time(to), most))
                .map(TransactionTable::transactions);
    }

    /** Money that gave nothing and of which something is left. */
    public Future<List<TransactionRow>> surplus(int bot, int most) {
        return client.preparedQuery("select * from payment_transaction where bot = $1 and state = 'settled' and surplus"
                        + " and returned < amount order by number limit $2")
                .execute(Tuple.of(bot, most))
                .map(TransactionTable::transactions);
    }

    /** The key of a transaction whose time is over. */
    public record Overdue(int bot, String provider, long number) {}

    /** Transactions of these bots that have taken no money in their time. */
    public Future<List<Overdue>> overdue(List<Integer> bots, Instant now, int most) {
        return client.preparedQuery("select bot, provider, number from payment_transaction"
                        + " where state in ('attempted', 'begun') and lapses_at <= $2 and bot = any($1)"
                        + " order by lapses_at limit $3")
                .execute(Tuple.of(bots.toArray(Integer[]::new), StoredValues.time(now), most))
                .map(rows -> {
                    List<Overdue> overdue = new ArrayList<>();
                    rows.forEach(row -> overdue.add(new Overdue(row.getInteger(0), row.getString(1), row.getLong(2))));
                    return overdue;
                });
    }

    /** Gives its number. */
    public Future<Long> insert(int bot, TransactionRow row) {
        Transaction transaction = row.transaction();
        return client.preparedQuery("insert into payment_transaction(bot, provider, order_id, system_time, begun_at,"
                        + " system_id, amount, currency, returned, refund_ids, state, surplus, settled_at, cancelled_at,"
                        + " reason, lapses_at, lapse, lapsed, facts) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
                        + " $12, $13, $14, $15, $16, $17, $18, $19) returning number")
                .execute(changeable(
                        Tuple.tuple()
                                .addInteger(bot)
                                .addString(row.provider())
                                .addString(transaction.orderId())
                                .addValue(StoredValues.time(transaction.systemTime()))
                                .addValue(StoredValues.time(transaction.begunAt())),
                        row))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    public Future<Void> update(TransactionRow row) {
        return client.preparedQuery(
                        "update payment_transaction set system_id = $2, amount = $3, currency = $4, returned = $5,"
                                + " refund_ids = $6, state = $7, surplus = $8, settled_at = $9, cancelled_at = $10, reason = $11,"
                                + " lapses_at = $12, lapse = $13, lapsed = $14, facts = $15 where number = $1")
                .execute(changeable(Tuple.of(row.transaction().number()), row))
                .mapEmpty();
    }

    private static Tuple changeable(Tuple before, TransactionRow row) {
        Transaction transaction = row.transaction();
        return before.addString(transaction.systemId().map(StoredText::clean).orElse(null))
                .addLong(transaction.amount().minorUnits())
                .addString(transaction.amount().currency())
                .addLong(transaction.returned().minorUnits())
                .addValue(row.refundIds().stream().map(StoredText::clean).toArray(String[]::new))
                .addString(StoredValues.word(transaction.state()))
                .addBoolean(transaction.surplus())
                .addValue(StoredValues.time(transaction.settledAt()))
                .addValue(StoredValues.time(transaction.cancelledAt()))
                .addString(reason(transaction.reason()))
                .addValue(StoredValues.time(row.lapsesAt()))
                .addString(reason(row.lapse()))
                .addBoolean(row.lapsed())
                .addValue(StoredValues.json(transaction.facts()));
    }

    private static String reason(String words) {
        return StoredText.clean(words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) : words);
    }

    private static List<TransactionRow> transactions(RowSet<Row> rows) {
        List<TransactionRow> transactions = new ArrayList<>(rows.size());
        rows.forEach(row -> transactions.add(row(row)));
        return transactions;
    }

    /** @param row with all columns of the table under their names */
    static TransactionRow row(Row row) {
        return new TransactionRow(
                row.getString("provider"),
                transaction(row),
                StoredValues.instant(row.getOffsetDateTime("lapses_at")),
                row.getString("lapse"),
                row.getBoolean("lapsed"),
                Set.of(row.getArrayOfStrings("refund_ids")));
    }

    private static Transaction transaction(Row row) {
        String currency = row.getString("currency");
        return new Transaction(
                row.getLong("number"),
                Optional.ofNullable(row.getString("system_id")),
                row.getString("order_id"),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("returned"), currency),
                StoredValues.constant(State.class, row.getString("state")),
                row.getBoolean("surplus"),
                row.getOffsetDateTime("system_time").toInstant(),
                row.getOffsetDateTime("begun_at").toInstant(),
                StoredValues.instant(row.getOffsetDateTime("settled_at")),
                StoredValues.instant(row.getOffsetDateTime("cancelled_at")),
                row.getString("reason"),
                StoredValues.texts(row.getJsonObject("facts")));
    }
}
