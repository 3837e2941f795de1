package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much of payments waits for somebody, for figures. */
public final class PaymentFiguresTable {
    private final SqlClient client;

    public PaymentFiguresTable(SqlClient client) {
        this.client = client;
    }

    /**
     * What is open of a bot.
     *
     * @param reviews all of them
     * @param differences those of the reviews in which the books differ from a payment system's
     * @param surplus payments that gave nothing and have not gone back whole
     */
    public record Open(long reviews, long differences, long surplus) {
        public static final Open NOTHING = new Open(0, 0, 0);
    }

    /** By the numbers of bots; one of which nothing is open is missing. */
    public Future<Map<Integer, Open>> open() {
        return client.query(
                        "select bot, sum(reviews)::bigint, sum(differences)::bigint, sum(surplus)::bigint from ("
                                + "select bot, count(*) as reviews, count(*) filter (where kind = 'books') as differences, 0 as surplus"
                                + " from payment_review where closed_at is null group by bot"
                                + " union all select bot, 0, 0, count(*) from payment_transaction"
                                + " where state = 'settled' and surplus and returned < amount group by bot) as counted group by bot")
                .execute()
                .map(rows -> {
                    Map<Integer, Open> open = new HashMap<>();
                    rows.forEach(row ->
                            open.put(row.getInteger(0), new Open(row.getLong(1), row.getLong(2), row.getLong(3))));
                    return open;
                });
    }

    /** A moment of a provider and bot. */
    public record Since(String provider, int bot, Instant moment) {}

    /**
     * The oldest call of each payment system after which none was answered by its plugin.
     *
     * @param earliest calls before it count no more
     */
    public Future<List<Since>> unanswered(Instant earliest) {
        return client.preparedQuery("select route.provider, route.bot, waiting.at from payment_route route"
                        + " left join lateral (select at from payment_callback c where c.bot = route.bot"
                        + " and c.provider = route.provider and c.at > $1 and c.status < 500 order by at desc limit 1) answered"
                        + " on true cross join lateral (select at from payment_callback c where c.bot = route.bot"
                        + " and c.provider = route.provider and c.at > coalesce(answered.at, $1)"
                        + " and (c.status is null or c.status >= 500) order by at limit 1) waiting")
                .execute(Tuple.of(StoredValues.time(earliest)))
                .map(PaymentFiguresTable::moments);
    }

    /** Up to when the books have been compared. */
    public Future<List<Since>> compared() {
        return client.query("select provider, bot, until from payment_reconciliation")
                .execute()
                .map(PaymentFiguresTable::moments);
    }

    private static List<Since> moments(RowSet<Row> rows) {
        List<Since> moments = new ArrayList<>(rows.size());
        rows.forEach(row -> moments.add(new Since(
                row.getString(0), row.getInteger(1), row.getOffsetDateTime(2).toInstant())));
        return moments;
    }
}
