package io.jackfield.host.store;

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

/** The payments of bots as operators list them, page by page by their numbers. */
public final class PaymentListTable {
    private static final String SELECT = "select t.*, o.person, o.product, o.plan, exists (select from payment_review r"
            + " where r.bot = t.bot and r.order_id = t.order_id and r.closed_at is null) as review"
            + " from payment_transaction t join payment_order o on o.id = t.order_id where t.bot = any($1)";
    private static final String CONDITIONS = " and ($4::text is null or t.state = $4)"
            + " and ($5::text is null or t.provider = $5)"
            + " and ($6::timestamptz is null or coalesce(t.settled_at, t.begun_at) >= $6)"
            + " and ($7::timestamptz is null or coalesce(t.settled_at, t.begun_at) < $7)"
            + " and ($8::bigint is null or o.person = $8)"
            + " and (not $9 or t.state = 'settled' and t.surplus and t.returned < t.amount)"
            + " and (not $10 or exists (select from payment_review r where r.bot = t.bot and r.order_id = t.order_id"
            + " and r.closed_at is null))";

    private final SqlClient client;

    public PaymentListTable(SqlClient client) {
        this.client = client;
    }

    /**
     * Which payments; what is empty or false leaves nothing out.
     *
     * @param from the earliest time of payment, or of its beginning where nothing was paid
     * @param to the same, excluded
     * @param surplus only those that bought nothing and of which something is left to give back
     * @param reviews only those of orders that somebody has to look at
     */
    public record Filter(
            Optional<State> state,
            Optional<String> provider,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<Long> person,
            boolean surplus,
            boolean reviews) {}

    /**
     * A payment with its order's buyer and product.
     *
     * @param bot its number
     * @param review whether somebody has to look at its order
     */
    public record Entry(int bot, TransactionRow row, long person, String product, String plan, boolean review) {
        public long number() {
            return row.transaction().number();
        }
    }

    /** Those with lower numbers than {@code before}, the newest first. */
    public Future<List<Entry>> newest(List<Integer> bots, Filter filter, long before, int most) {
        return page(
                SELECT + " and t.number < $2" + CONDITIONS + " order by t.number desc limit $3",
                bots,
                filter,
                before,
                most);
    }

    /** Those with higher numbers than {@code after}, the oldest first. */
    public Future<List<Entry>> oldest(List<Integer> bots, Filter filter, long after, int most) {
        return page(
                SELECT + " and t.number > $2" + CONDITIONS + " order by t.number limit $3", bots, filter, after, most);
    }

    private Future<List<Entry>> page(String sql, List<Integer> bots, Filter filter, long key, int most) {
        return client.preparedQuery(sql)
                .execute(Tuple.tuple()
                        .addValue(bots.toArray(Integer[]::new))
                        .addLong(key)
                        .addInteger(most)
                        .addString(filter.state().map(StoredValues::word).orElse(null))
                        .addString(filter.provider().map(StoredText::clean).orElse(null))
                        .addValue(StoredValues.time(filter.from()))
                        .addValue(StoredValues.time(filter.to()))
                        .addLong(filter.person().orElse(null))
                        .addBoolean(filter.surplus())
                        .addBoolean(filter.reviews()))
                .map(PaymentListTable::entries);
    }

    /**
     * Payments about which somebody should do something, the newest first: such as took money and gave nothing for it,
     * and such as were begun before a moment and have not come to an end.
     *
     * @param before the number before which the page begins
     */
    public Future<List<Entry>> hanging(List<Integer> bots, Instant begunBefore, long before, int most) {
        return client.preparedQuery(SELECT + " and t.number < $2 and (t.state = 'settled' and t.surplus and t.returned"
                        + " < t.amount or t.state in ('attempted', 'begun') and t.begun_at < $4)"
                        + " order by t.number desc limit $3")
                .execute(Tuple.of(bots.toArray(Integer[]::new), before, most, StoredValues.time(begunBefore)))
                .map(PaymentListTable::entries);
    }

    public Future<Optional<Entry>> find(int bot, long number) {
        return client.preparedQuery(SELECT + " and t.number = $2")
                .execute(Tuple.of(new Integer[] {bot}, number))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(entry(rows.iterator().next())));
    }

    private static List<Entry> entries(RowSet<Row> rows) {
        List<Entry> entries = new ArrayList<>(rows.size());
        rows.forEach(row -> entries.add(entry(row)));
        return entries;
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getInteger("bot"),
                TransactionTable.row(row),
                row.getLong("person"),
                row.getString("product"),
                row.getString("plan"),
                row.getBoolean("review"));
    }
}
