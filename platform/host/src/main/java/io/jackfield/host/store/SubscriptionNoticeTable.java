package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds plans that end with nothing behind them, and remembers what their users have been told of it. */
public final class SubscriptionNoticeTable {
    /** A segment that nothing of the same person follows. */
    private static final String LAST = " and not exists (select from subscription n where n.bot = s.bot"
            + " and n.person = s.person and n.ended_at is null and n.begun_at >= s.until)";

    private static final String ENDING = "select s.id, s.plan, s.kind, s.begun_at, s.until, s.person, p.language,"
            + " array(select t.kind from subscription_notice t where t.subscription = s.id)"
            + " from subscription s join person p on p.bot = s.bot and p.id = s.person and p.reachable"
            + " where s.bot = $1 and s.ended_at is null and s.until > $2 and s.until <= $3 and s.id > $4" + LAST
            + " order by s.id limit $5";

    private static final String STORE = "with ending as (select s.id from subscription s where s.id = $1"
            + " and s.ended_at is null and s.until = $2" + LAST + "),"
            + " told as (insert into subscription_notice(subscription, kind, told_at)"
            + " select id, unnest($3::text[]), $4 from ending on conflict do nothing returning kind)"
            + " insert into journal(day, bot, update_id, chat, state, reply)"
            + " select $5, $6, $7, $8, $9, $10 where exists (select from told where kind = $11)";

    private final SqlClient client;

    public SubscriptionNoticeTable(SqlClient client) {
        this.client = client;
    }

    /**
     * A segment that ends, or has ended, with nothing behind it.
     *
     * @param language of the user, as Telegram says it
     * @param told what they know of it
     */
    public record Ending(
            long id,
            String plan,
            SubscriptionRow.Kind kind,
            Instant begun,
            Instant until,
            long person,
            String language,
            Set<String> told) {}

    /** Those that end in this time, of people whom the bot can write to, by id, after the given one. */
    public Future<List<Ending>> ending(int bot, Instant after, Instant upTo, long afterId, int limit) {
        return client.preparedQuery(ENDING)
                .execute(Tuple.of(
                        bot, SubscriptionRows.timestamp(after), SubscriptionRows.timestamp(upTo), afterId, limit))
                .map(SubscriptionNoticeTable::endings);
    }

    /**
     * Stores a message about the end of a segment in one statement with what it tells; false when the user knows it, or
     * when the segment does not end then any more.
     *
     * @param kind what it tells
     * @param settled what need not be told after it, itself included
     */
    public Future<Boolean> store(Ending ending, String kind, List<String> settled, NewRow row, Instant now) {
        Tuple values = Tuple.tuple()
                .addLong(ending.id())
                .addValue(SubscriptionRows.timestamp(ending.until()))
                .addValue(settled.toArray(String[]::new))
                .addValue(SubscriptionRows.timestamp(now))
                .addInteger(row.key().day())
                .addInteger(row.key().bot())
                .addLong(row.key().updateId())
                .addLong(row.chat())
                .addShort(row.state())
                .addBuffer(row.reply())
                .addString(kind);
        return Partitions.withDay(
                client,
                row.key().day(),
                () -> client.preparedQuery(STORE).execute(values).map(rows -> rows.rowCount() == 1));
    }

    private static List<Ending> endings(RowSet<Row> rows) {
        List<Ending> endings = new ArrayList<>(rows.size());
        rows.forEach(row -> endings.add(new Ending(
                row.getLong(0),
                row.getString(1),
                SubscriptionRow.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getOffsetDateTime(3).toInstant(),
                row.getOffsetDateTime(4).toInstant(),
                row.getLong(5),
                row.getString(6),
                Set.of(Optional.ofNullable(row.getArrayOfStrings(7)).orElseGet(() -> new String[0])))));
        return endings;
    }
}
