package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Users of a bot as an {@link AudienceFilter} chooses them: how many they are, and a page of them at a time. */
public final class AudienceTable {
    /** Up to here the audience is counted; of more a sample is looked at. */
    private static final int COUNTED = 100_000;

    private static final int SAMPLE = 50_000;
    private static final String LIMIT = "set local statement_timeout = '3s'";
    private static final String TIMED_OUT = "57014";
    private static final String READER = "select p.id, p.language,"
            + " (select m.value from memory m where m.bot = p.bot and m.plugin = '' and m.scope = 'user:' || p.id"
            + " and m.name = 'language'),"
            + " (select m.value from memory m where m.bot = p.bot and m.plugin = '' and m.scope = 'user:' || p.id"
            + " and m.name = 'timezone'), q.bot is not null, q.begins, q.ends";
    private static final String FROM =
            " from person p left join notice_quiet q on q.bot = p.bot and q.person = p.id where p.bot = $1 and ";

    private final Pool pool;

    public AudienceTable(Pool pool) {
        this.pool = pool;
    }

    /** How many users there are; counted up to 100 000, estimated beyond. */
    public record Count(long people, boolean exact) {}

    /**
     * Somebody to be written to.
     *
     * @param language in which they read, as Telegram or they themselves have said it
     * @param timeZone that they have chosen, whatever it is
     * @param choseQuiet whether they have said when it is to be quiet, if only "never"
     * @param quietFrom absent for never
     */
    public record Reader(
            long id,
            String language,
            Optional<String> timeZone,
            boolean choseQuiet,
            Optional<LocalTime> quietFrom,
            Optional<LocalTime> quietTo) {}

    /** Takes a few seconds at the most, however many users the bot has. */
    public Future<Count> count(int bot, AudienceFilter filter, Instant now) {
        Tuple values = Tuple.of(bot);
        String sql = "select count(*) from (select from person p where p.bot = $1 and "
                + new AudienceSql(filter, now, values).condition() + " limit " + (COUNTED + 1) + ") x";
        return limited(sql, values)
                .map(rows -> rows.iterator().next().getLong(0))
                .recover(error -> isTimeout(error) ? Future.succeededFuture(COUNTED + 1L) : Future.failedFuture(error))
                .compose(found ->
                        found <= COUNTED ? Future.succeededFuture(new Count(found, true)) : estimate(bot, filter, now));
    }

    private Future<Count> estimate(int bot, AudienceFilter filter, Instant now) {
        return pool.query("select greatest(reltuples, 1)::float8 from pg_class where oid = 'person'::regclass")
                .execute()
                .map(rows ->
                        Math.min(100, 100.0 * SAMPLE / rows.iterator().next().getDouble(0)))
                .compose(percent -> sample(bot, filter, now, percent));
    }

    /** A sample of whole pages of the table, so that it takes the same time for ten million users. */
    private Future<Count> sample(int bot, AudienceFilter filter, Instant now, double percent) {
        Tuple values = Tuple.of(bot);
        String sql = "select count(*) from person p tablesample system (" + percent + ") where p.bot = $1 and "
                + new AudienceSql(filter, now, values).condition();
        return limited(sql, values)
                .map(rows -> new Count(Math.round(rows.iterator().next().getLong(0) * 100 / percent), percent >= 100))
                .recover(error -> isTimeout(error)
                        ? Future.succeededFuture(new Count(COUNTED, false))
                        : Future.failedFuture(error));
    }

    private Future<RowSet<Row>> limited(String sql, Tuple values) {
        return pool.withTransaction(transaction -> limited(transaction, sql, values));
    }

    private static Future<RowSet<Row>> limited(SqlConnection transaction, String sql, Tuple values) {
        return transaction
                .query(LIMIT)
                .execute()
                .compose(set -> transaction.preparedQuery(sql).execute(values));
    }

    private static boolean isTimeout(Throwable error) {
        return error instanceof PgException refused && TIMED_OUT.equals(refused.getSqlState());
    }

    /** The next ones by id. */
    public Future<List<Reader>> page(int bot, AudienceFilter filter, Instant now, long afterId, int most) {
        Tuple values = Tuple.of(bot, afterId, most);
        return pool.preparedQuery(READER + FROM + "p.id > $2 and " + new AudienceSql(filter, now, values).condition()
                        + " order by p.id limit $3")
                .execute(values)
                .map(AudienceTable::readers);
    }

    /** One user, also one who has blocked the bot. */
    public Future<Optional<Reader>> find(int bot, long id) {
        return pool.preparedQuery(READER + FROM + "p.id = $2")
                .execute(Tuple.of(bot, id))
                .map(rows -> readers(rows).stream().findFirst());
    }

    /** Those whose time has come, the longest waiting first. */
    public Future<List<Waiting>> waiting(long broadcast, Optional<String> wanting, Instant now, int most) {
        return pool.preparedQuery(READER + ", p.reachable, exists (select from notice_off n where n.bot = p.bot"
                        + " and n.person = p.id and n.kind = $4)"
                        + " from broadcast_delivery d join person p on p.bot = d.bot and p.id = d.person"
                        + " left join notice_quiet q on q.bot = p.bot and q.person = p.id"
                        + " where d.broadcast = $1 and d.state = 0 and d.at <= $2 order by d.at limit $3")
                .execute(Tuple.of(broadcast, BroadcastTable.time(now), most, wanting.orElse("")))
                .map(rows -> {
                    List<Waiting> waiting = new ArrayList<>(rows.size());
                    rows.forEach(row -> waiting.add(new Waiting(reader(row), row.getBoolean(7), row.getBoolean(8))));
                    return waiting;
                });
    }

    /**
     * Somebody who has waited for the right time of day.
     *
     * @param off whether they have switched this kind off meanwhile
     */
    public record Waiting(Reader reader, boolean reachable, boolean off) {}

    private static List<Reader> readers(RowSet<Row> rows) {
        List<Reader> readers = new ArrayList<>(rows.size());
        rows.forEach(row -> readers.add(reader(row)));
        return readers;
    }

    private static Reader reader(Row row) {
        String chosen = row.getString(2);
        return new Reader(
                row.getLong(0),
                chosen == null ? row.getString(1) : chosen,
                Optional.ofNullable(row.getString(3)),
                row.getBoolean(4),
                Optional.ofNullable(row.getLocalTime(5)),
                Optional.ofNullable(row.getLocalTime(6)));
    }
}
