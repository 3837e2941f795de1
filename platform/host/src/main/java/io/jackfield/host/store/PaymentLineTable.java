package io.jackfield.host.store;

import io.jackfield.api.Money;
import io.jackfield.host.payment.rules.Decision.Line;
import io.jackfield.host.payment.rules.Decision.Line.Kind;
import io.jackfield.host.payment.rules.TransactionRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The ledger: what money did. Lines are added and read, and PostgreSQL refuses anything else. */
public final class PaymentLineTable {
    private final SqlClient client;

    public PaymentLineTable(SqlClient client) {
        this.client = client;
    }

    /** A line as it stands in the ledger. */
    public record Entry(Instant at, String provider, long number, Line line) {}

    /** @param row stored, so that it has its number */
    Future<Void> add(int bot, TransactionRow row, List<Line> lines, Instant now) {
        if (lines.isEmpty()) {
            return Future.succeededFuture();
        }
        return client.preparedQuery(
                        "insert into payment_line(at, bot, provider, number, order_id, kind, amount, currency)"
                                + " select $1, $2, $3, $4, $5, * from unnest($6::text[], $7::bigint[], $8::text[])")
                .execute(Tuple.tuple()
                        .addValue(StoredValues.time(now))
                        .addInteger(bot)
                        .addString(row.provider())
                        .addLong(row.transaction().number())
                        .addString(row.transaction().orderId())
                        .addValue(lines.stream()
                                .map(line -> StoredValues.word(line.kind()))
                                .toArray(String[]::new))
                        .addValue(lines.stream()
                                .map(line -> line.amount().minorUnits())
                                .toArray(Long[]::new))
                        .addValue(lines.stream()
                                .map(line -> line.amount().currency())
                                .toArray(String[]::new)))
                .mapEmpty();
    }

    /** In the order in which they were written. */
    public Future<List<Entry>> ofOrder(String orderId) {
        return client.preparedQuery(
                        "select at, provider, number, kind, amount, currency from payment_line where order_id = $1 order by id")
                .execute(Tuple.of(orderId))
                .map(rows -> {
                    List<Entry> lines = new ArrayList<>();
                    rows.forEach(row -> lines.add(new Entry(
                            row.getOffsetDateTime(0).toInstant(),
                            row.getString(1),
                            row.getLong(2),
                            new Line(
                                    StoredValues.constant(Kind.class, row.getString(3)),
                                    new Money(row.getLong(4), row.getString(5))))));
                    return lines;
                });
    }
}
