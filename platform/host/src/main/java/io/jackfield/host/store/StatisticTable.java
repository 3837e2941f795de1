package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Figures of bots by the hour. Every event is added once: sums and the place up to which they go are written together.
 */
public final class StatisticTable {
    private static final String PLACE = "select value from statistic where bot = 0 and name = '#events'";

    /** What a page of events comes to; {@code $1} and {@code $2} are ids, {@code $3} the first day to look in. */
    private static final String SUMS = """
            with page as (
              select bot, date_trunc('hour', at, 'UTC') as hour, name, facts, facts->>'amount' as amount from event
              where id > $1 and id <= $2 and day >= $3),
            sums as (
              select bot, 'event' as figure, hour, name as key, count(*) as value from page group by 1, 2, 3, 4
              union all
              select bot, 'command', hour, case when facts ? 'plugin' then facts->>'command' else '?' end, count(*)
              from page where name = 'command' group by 1, 2, 3, 4
              union all
              select bot, 'plugin', hour, facts->>'plugin', count(*)
              from page where name in ('command', 'button', 'message') and facts ? 'plugin' group by 1, 2, 3, 4
              union all
              select bot, 'income', hour, coalesce(facts->>'currency', ''), sum(amount::bigint)
              from page where name = 'bought' and amount ~ '^[0-9]{1,15}$' group by 1, 2, 3, 4)
            insert into statistic(bot, name, hour, key, value)
            select bot, figure, hour, coalesce(key, ''), value from sums
            on conflict (bot, name, hour, key) do update set value = statistic.value + excluded.value""";

    /** Weeks begin on Mondays; day 0 was a Thursday. */
    private static final String ACTIVITY = """
            insert into statistic_person as kept (bot, person, last_day, weeks)
            select bot, person, max(day), 1 from event
            where id > $1 and id <= $2 and day >= $3 and person is not null
              and name in ('command', 'button', 'message', 'bought')
            group by bot, person
            on conflict (bot, person) do update set
              weeks = case
                when excluded.last_day < kept.last_day
                  then kept.weeks | case when (kept.last_day + 3) / 7 - (excluded.last_day + 3) / 7 < 63
                    then 1::bigint << ((kept.last_day + 3) / 7 - (excluded.last_day + 3) / 7) else 0 end
                when (excluded.last_day + 3) / 7 - (kept.last_day + 3) / 7 < 63
                  then 1 | (kept.weeks << ((excluded.last_day + 3) / 7 - (kept.last_day + 3) / 7)) & 9223372036854775807
                else 1 end,
              last_day = greatest(kept.last_day, excluded.last_day)""";

    /** What users are now; {@code $1} the bot, {@code $2} the hour, {@code $3} today. */
    private static final String USERS = """
            with people as (
              select p.reachable, p.first_seen, s.last_day from person p
              left join statistic_person s on s.bot = p.bot and s.person = p.id where p.bot = $1),
            counts as (
              select count(*) as users, count(*) filter (where reachable) as reachable,
                count(*) filter (where first_seen >= date_trunc('day', $2::timestamptz, 'UTC')) as fresh,
                count(*) filter (where last_day >= $3) as day, count(*) filter (where last_day > $3 - 7) as week,
                count(*) filter (where last_day > $3 - 30) as month,
                count(*) filter (where last_day >= $3
                  and first_seen < date_trunc('day', $2::timestamptz, 'UTC')) as back
              from people)
            insert into statistic(bot, name, hour, key, value)
            select $1, figure, $2, '', value from counts, lateral (values ('users', users), ('users.reachable', reachable),
              ('users.new', fresh), ('active.day', day), ('active.week', week), ('active.month', month),
              ('users.returning', back)) as figures(figure, value)
            on conflict (bot, name, hour, key) do update set value = excluded.value""";

    private static final String SUBSCRIBERS = """
            insert into statistic(bot, name, hour, key, value)
            select $1, 'subscribers', $2, plan, count(*) from subscription
            where bot = $1 and ended_at is null and begun_at <= $3 and (until is null or until > $3) group by plan
            on conflict (bot, name, hour, key) do update set value = excluded.value""";

    /** Of those who came in a week how many were active so many weeks later; the key is both. Replaced as a whole. */
    private static final String RETENTION = """
            with cohorts as (
              select (first_seen at time zone 'UTC')::date - date '1970-01-01' as day, s.last_day, s.weeks
              from person p left join statistic_person s on s.bot = p.bot and s.person = p.id
              where p.bot = $1 and p.first_seen >= $2),
            weeks as (
              select (day + 3) / 7 as week, (last_day + 3) / 7 as last_week, weeks from cohorts),
            cells as (
              select week, later, count(*) filter (where last_week >= week + later and last_week - week - later < 63
                and weeks & (1::bigint << greatest(0, least(62, last_week - week - later))) <> 0) as active,
                count(*) as people
              from weeks, generate_series(0, $3::int) as later where week + later <= $4 group by 1, 2)
            insert into statistic(bot, name, hour, key, value)
            select $1, figure, (date '1970-01-01' + (week * 7 - 3))::timestamp at time zone 'UTC', later::text, value
            from cells, lateral (values ('retention', active), ('retention.people', people)) as figures(figure, value)
            on conflict (bot, name, hour, key) do update set value = excluded.value""";

    private final Pool pool;

    public StatisticTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * A figure of a bot in an hour, or in a longer step that begins then.
     *
     * @param key such as the name of a command; empty where a figure has none
     */
    public record Value(int bot, String name, Instant hour, String key, long value) {}

    /** The id of the newest event that was added. */
    public Future<Long> place() {
        return pool.query(PLACE).execute().map(StatisticTable::number);
    }

    private static long number(RowSet<Row> rows) {
        return rows.size() == 0 ? 0 : rows.iterator().next().getLong(0);
    }

    /** Adds the next events, so many ids at most; gives how far it has come. */
    public Future<Long> add(long upTo, int most, int firstDay) {
        return pool.withTransaction(transaction -> lockedPlace(transaction).compose(place -> {
            long to = Math.min(upTo, place + most);
            if (to <= place) {
                return Future.succeededFuture(place);
            }
            Tuple span = Tuple.of(place, to, place == 0 ? 0 : firstDay);
            return transaction
                    .preparedQuery(SUMS)
                    .execute(span)
                    .compose(summed -> transaction.preparedQuery(ACTIVITY).execute(span))
                    .compose(noted -> transaction
                            .preparedQuery("update statistic set value = $1 where bot = 0 and name = '#events'")
                            .execute(Tuple.of(to)))
                    .map(to);
        }));
    }

    private static Future<Long> lockedPlace(SqlConnection transaction) {
        return transaction
                .query("insert into statistic values (0, '#events', 'epoch', '', 0) on conflict do nothing")
                .execute()
                .compose(there -> transaction.query(PLACE + " for update").execute())
                .map(StatisticTable::number);
    }

    /** Adds to sums. */
    public Future<Void> add(Collection<Value> values) {
        return batch(
                pool,
                "insert into statistic(bot, name, hour, key, value) values ($1, $2, $3, $4, $5)"
                        + " on conflict (bot, name, hour, key) do update set value = statistic.value + excluded.value",
                values);
    }

    private static Future<Void> batch(SqlClient client, String sql, Collection<Value> values) {
        if (values.isEmpty()) {
            return Future.succeededFuture();
        }
        return client.preparedQuery(sql)
                .executeBatch(values.stream()
                        .map(value -> Tuple.of(
                                value.bot(),
                                value.name(),
                                StoredValues.time(value.hour()),
                                StoredText.clean(value.key()),
                                value.value()))
                        .toList())
                .mapEmpty();
    }

    /** Counts the users of a bot and who has which plan, for the hour of a moment. */
    public Future<Void> count(int bot, Instant now) {
        var hour = StoredValues.time(now.truncatedTo(ChronoUnit.HOURS));
        return pool.preparedQuery(USERS)
                .execute(Tuple.of(bot, hour, (int) hour.toLocalDate().toEpochDay()))
                .compose(counted -> pool.preparedQuery(
                                "delete from statistic where bot = $1 and name = 'subscribers' and hour = $2")
                        .execute(Tuple.of(bot, hour)))
                .compose(
                        cleared -> pool.preparedQuery(SUBSCRIBERS).execute(Tuple.of(bot, hour, StoredValues.time(now))))
                .mapEmpty();
    }

    /** Reckons who came in which of the last weeks and was active later. */
    public Future<Void> countRetention(int bot, Instant now, int weeks) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        long week = (today.toEpochDay() + 3) / 7;
        LocalDate from = LocalDate.ofEpochDay((week - weeks) * 7 - 3);
        return pool.preparedQuery(RETENTION)
                .execute(Tuple.of(bot, from.atStartOfDay(ZoneOffset.UTC).toOffsetDateTime(), weeks, (int) week))
                .mapEmpty();
    }

    /** How a figure of several hours comes to one. */
    public enum Joining {
        /** What happened: added up. */
        SUM,
        /** What was counted: as it was last. */
        LAST
    }

    /**
     * What somebody wants to see.
     *
     * @param step {@code hour}, {@code day} or {@code week}, in UTC
     */
    public record Question(
            Collection<Integer> bots,
            Collection<String> names,
            Instant from,
            Instant to,
            String step,
            Joining joining) {}

    /** Figures by step, oldest first. */
    public Future<List<Value>> read(Question question) {
        String sum = "select bot, name, date_trunc($5, hour, 'UTC') as step, key, sum(value)::bigint from statistic"
                + " where bot = any($1) and name = any($2) and hour >= $3 and hour < $4 group by 1, 2, 3, 4"
                + " order by 3, 1, 2, 4";
        String last = "select bot, name, date_trunc($5, hour, 'UTC') as step, key, value from ("
                + "select *, max(hour) over (partition by bot, name, date_trunc($5, hour, 'UTC')) as newest"
                + " from statistic where bot = any($1) and name = any($2) and hour >= $3 and hour < $4) as one"
                + " where hour = newest order by 3, 1, 2, 4";
        return pool.preparedQuery(question.joining() == Joining.SUM ? sum : last)
                .execute(Tuple.tuple()
                        .addValue(question.bots().toArray(Integer[]::new))
                        .addValue(question.names().toArray(String[]::new))
                        .addOffsetDateTime(StoredValues.time(question.from()))
                        .addOffsetDateTime(StoredValues.time(question.to()))
                        .addString(question.step()))
                .map(list(row -> new Value(
                        row.getInteger(0),
                        row.getString(1),
                        row.getOffsetDateTime(2).toInstant(),
                        row.getString(3),
                        row.getLong(4))));
    }

    /** How far users of a bot have come from being there to paying, in that order of steps. */
    public Future<List<Value>> funnel(int bot, Instant now) {
        return pool.preparedQuery("""
                        select (select count(*) from person where bot = $1),
                          (select count(*) from statistic_person where bot = $1 and last_day > $2 - 30),
                          (select count(distinct person) from payment_order where bot = $1 and person <> 0),
                          (select count(distinct person) from payment_order where bot = $1 and person <> 0
                            and state in ('paid', 'refunded')),
                          (select count(*) from (select person from payment_order where bot = $1 and person <> 0
                            and state = 'paid' group by person having count(*) > 1) as again)""")
                .execute(Tuple.of(
                        bot, (int) LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    List<Value> steps = new ArrayList<>();
                    List<String> names = List.of("users", "active", "ordered", "paid", "paid-again");
                    for (int step = 0; step < names.size(); step++) {
                        steps.add(new Value(bot, names.get(step), now, "", row.getLong(step)));
                    }
                    return steps;
                });
    }

    private static <T> Function<RowSet<Row>, List<T>> list(Function<Row, T> value) {
        return rows -> {
            List<T> values = new ArrayList<>();
            rows.forEach(row -> values.add(value.apply(row)));
            return values;
        };
    }

    /** Old hours go; those of weeks by which retention is told go with them. */
    public Future<Void> forgetBefore(Instant oldest) {
        return pool.preparedQuery("delete from statistic where bot <> 0 and hour < $1")
                .execute(Tuple.of(StoredValues.time(oldest)))
                .mapEmpty();
    }
}
