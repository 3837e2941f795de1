package io.jackfield.host.store;

import io.jackfield.host.store.SubscriptionRow.Kind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Rows of the table {@code subscription}, read and written. */
final class SubscriptionRows {
    static final String SELECT =
            "select id, plan, kind, begun_at, until, order_id, period, source, ended_at is null from subscription";
    static final String ORDER = " order by begun_at, id";

    private SubscriptionRows() {}

    static List<SubscriptionRow> read(RowSet<Row> rows, Predicate<Row> wanted) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(wanted)
                .map(SubscriptionRows::read)
                .toList();
    }

    /** Whether it was neither taken back nor replaced. */
    static boolean isCounting(Row row) {
        return row.getBoolean(8);
    }

    /** By the names of its columns, whatever others there are. */
    static SubscriptionRow read(Row row) {
        return new SubscriptionRow(
                row.getLong("id"),
                row.getString("plan"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getOffsetDateTime("begun_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("until")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("order_id")),
                Optional.ofNullable(row.getString("period")).map(Period::parse),
                row.getString("source"));
    }

    /** Ends what is there no more: at once, or when it was to end anyway. */
    static Future<Void> end(
            SqlConnection transaction, List<SubscriptionRow> before, List<SubscriptionRow> after, Instant now) {
        Set<Long> kept = after.stream().map(SubscriptionRow::id).collect(Collectors.toSet());
        Long[] gone = before.stream()
                .map(SubscriptionRow::id)
                .filter(id -> !kept.contains(id))
                .toArray(Long[]::new);
        return transaction
                .preparedQuery("update subscription set ended_at = least(until, $1) where id = any($2)")
                .execute(Tuple.of(timestamp(now)).addValue(gone))
                .mapEmpty();
    }

    static Future<Void> insert(SqlConnection transaction, PersonKey user, SubscriptionRow row) {
        return transaction
                .preparedQuery(
                        "insert into subscription(bot, person, plan, kind, begun_at, until, order_id, period, source)"
                                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
                .execute(Tuple.tuple()
                        .addInteger(user.bot())
                        .addLong(user.person())
                        .addString(row.plan())
                        .addString(row.kind().name().toLowerCase(Locale.ROOT))
                        .addValue(timestamp(row.begun()))
                        .addValue(row.until().map(SubscriptionRows::timestamp).orElse(null))
                        .addString(row.order().orElse(null))
                        .addString(row.period().map(Period::toString).orElse(null))
                        .addString(row.source()))
                .mapEmpty();
    }

    static Future<Void> move(SqlConnection transaction, SubscriptionRow row) {
        return transaction
                .preparedQuery("update subscription set begun_at = $2, until = $3 where id = $1")
                .execute(Tuple.of(row.id(), timestamp(row.begun()))
                        .addValue(row.until().map(SubscriptionRows::timestamp).orElse(null)))
                .mapEmpty();
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
