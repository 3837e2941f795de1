package io.jackfield.host.store;

import io.jackfield.api.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the ledger comes to, by the day of UTC. */
public final class PaymentTotalsTable {
    private final SqlClient client;

    public PaymentTotalsTable(SqlClient client) {
        this.client = client;
    }

    /**
     * The money of one currency in a day.
     *
     * @param payments how many were taken
     * @param in what was taken
     * @param back what was given back, whenever it was taken
     */
    public record Day(Instant day, long payments, Money in, Money back) {}

    /** Days on which money moved, the oldest first. */
    public Future<List<Day>> days(List<Integer> bots, Instant from, Instant to) {
        return client.preparedQuery("select date_trunc('day', at, 'UTC'), currency,"
                        + " count(*) filter (where kind = 'accepted'),"
                        + " coalesce(sum(amount) filter (where kind = 'accepted'), 0)::bigint,"
                        + " coalesce(sum(amount) filter (where kind = 'refunded'), 0)::bigint"
                        + " from payment_line where bot = any($1) and at >= $2 and at < $3"
                        + " and kind in ('accepted', 'refunded') group by 1, 2 order by 1, 2")
                .execute(Tuple.of(bots.toArray(Integer[]::new), StoredValues.time(from), StoredValues.time(to)))
                .map(rows -> {
                    List<Day> days = new ArrayList<>();
                    rows.forEach(row -> days.add(new Day(
                            row.getOffsetDateTime(0).toInstant(),
                            row.getLong(2),
                            new Money(row.getLong(3), row.getString(1)),
                            new Money(row.getLong(4), row.getString(1)))));
                    return days;
                });
    }
}
