package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who gets a broadcast and what became of it; a message and its row here are stored together. */
public final class BroadcastDeliveryTable {
    private static final String MESSAGES =
            "unnest($%1$d::bigint[], $%2$d::bigint[], $%3$d::bytea[])" + " as m(person, journal_id, reply)";

    /** A page is stored once: by whoever moves the broadcast on from where it stood when it was read. */
    private static final String PAGE = "with moved as (update broadcast set after_person = $4, read_out = $5,"
            + " made = made + cardinality($9::bigint[]) where id = $1 and state = 'running' and after_person = $2"
            + " and not read_out returning id, bot),"
            + " waits as (insert into broadcast_delivery(broadcast, bot, person, state, at)"
            + " select b.id, b.bot, w.person, 0, w.at from moved b,"
            + " unnest($6::bigint[], $7::timestamptz[]) as w(person, at) on conflict do nothing),"
            + " made as (insert into broadcast_delivery(broadcast, bot, person, state, at, journal_day, journal_id)"
            + " select b.id, b.bot, m.person, 1, $3, $8, m.journal_id from moved b, "
            + MESSAGES.formatted(9, 10, 11) + " on conflict do nothing returning person, bot, journal_id)"
            + " insert into journal(day, bot, update_id, chat, state, reply)"
            + " select $8, made.bot, made.journal_id, made.person, 1, m.reply from made join "
            + MESSAGES.formatted(9, 10, 11) + " on m.person = made.person returning chat";

    /** The same for those who have waited. */
    private static final String WAITED = "with made as (update broadcast_delivery d set state = 1, at = $2,"
            + " journal_day = $3, journal_id = m.journal_id from " + MESSAGES.formatted(4, 5, 6)
            + " where d.broadcast = $1 and d.person = m.person and d.state = 0 and exists (select from broadcast b"
            + " where b.id = $1 and b.state = 'running') returning d.person, d.bot, d.journal_id),"
            + " counted as (update broadcast set made = made + (select count(*) from made) where id = $1)"
            + " insert into journal(day, bot, update_id, chat, state, reply)"
            + " select $3, made.bot, made.journal_id, made.person, 1, m.reply from made join "
            + MESSAGES.formatted(4, 5, 6) + " on m.person = made.person returning chat";

    /** What the journal says of messages that were stored; those that were dropped with their day were never sent. */
    private static final String SETTLE = "with ended as (select s.person, case when j.state = 2 then 2"
            + " when j.state is null then 4 when p.reachable = false then 3"
            + " when j.error ~* 'chat not found|blocked|deactivated' then 3 else 4 end as state,"
            + " case when j.state = 2 then null when j.state is null then 'the message was never sent and is dropped'"
            + " else j.error end as error"
            + " from broadcast_delivery s left join journal j on j.bot = s.bot and j.update_id = s.journal_id"
            + " and j.day = s.journal_day left join person p on p.bot = s.bot and p.id = s.person"
            + " where s.broadcast = $1 and s.state = 1 and (j.state is null or j.state in (2, 4))),"
            + " noted as (update broadcast_delivery d set state = e.state, error = e.error, at = $2 from ended e"
            + " where d.broadcast = $1 and d.person = e.person and d.state = 1 returning d.state),"
            + " figures as (select count(*) filter (where state = 2) as sent, count(*) filter (where state = 3) as blocked,"
            + " count(*) filter (where state = 4) as failed from noted),"
            + " counted as (update broadcast b set sent = b.sent + f.sent, blocked = b.blocked + f.blocked,"
            + " failed = b.failed + f.failed from figures f where b.id = $1 and exists (select from noted))"
            + " select sent, blocked, failed from figures";

    private static final String SKIP = "with noted as (update broadcast_delivery set state = $3, at = $4"
            + " where broadcast = $1 and person = any($2) and state = 0 returning state)"
            + " update broadcast set skipped = skipped + (select count(*) from noted where state = 5),"
            + " blocked = blocked + (select count(*) from noted where state = 3) where id = $1";

    private final Pool pool;

    public BroadcastDeliveryTable(Pool pool) {
        this.pool = pool;
    }

    /** What a message comes to. */
    public enum Outcome {
        SENT,
        BLOCKED,
        FAILED
    }

    /** Somebody who is to get it later. */
    public record Later(long person, Instant at) {}

    /** One that did not arrive. */
    public record Failure(long person, String error, Instant at) {}

    /**
     * A page of the audience.
     *
     * @param after where the broadcast stood when it was read
     * @param until the last id of it
     * @param last whether there is none behind it
     */
    public record Page(long after, long until, boolean last, List<Later> later, List<NewRow> messages) {}

    /**
     * Stores the messages of a page, those who get it later and where to go on, all or nothing; gives whom one was
     * stored for: nobody when the broadcast does not run any more or the page was stored before.
     *
     * @param day of all of the messages
     */
    public Future<Set<Long>> store(long broadcast, Page page, int day, Instant now) {
        Tuple values = Tuple.of(broadcast, page.after(), BroadcastTable.time(now), page.until(), page.last())
                .addValue(page.later().stream().map(Later::person).toArray(Long[]::new))
                .addValue(page.later().stream()
                        .map(one -> BroadcastTable.time(one.at()))
                        .toArray(OffsetDateTime[]::new))
                .addInteger(day);
        addMessages(values, page.messages());
        return Partitions.withDay(pool, day, () -> pool.preparedQuery(PAGE).execute(values))
                .map(BroadcastDeliveryTable::people);
    }

    /** The same for people who have waited. */
    public Future<Set<Long>> storeWaited(long broadcast, List<NewRow> messages, int day, Instant now) {
        Tuple values = Tuple.of(broadcast, BroadcastTable.time(now), day);
        addMessages(values, messages);
        return Partitions.withDay(pool, day, () -> pool.preparedQuery(WAITED).execute(values))
                .map(BroadcastDeliveryTable::people);
    }

    private static void addMessages(Tuple values, List<NewRow> messages) {
        values.addValue(messages.stream().map(NewRow::chat).toArray(Long[]::new))
                .addValue(messages.stream().map(row -> row.key().updateId()).toArray(Long[]::new))
                .addValue(messages.stream().map(NewRow::reply).toArray(Buffer[]::new));
    }

    private static Set<Long> people(RowSet<Row> rows) {
        Set<Long> people = new HashSet<>();
        rows.forEach(row -> people.add(row.getLong(0)));
        return people;
    }

    /** Looks what has become of stored messages; gives how many of them have ended how. */
    public Future<Map<Outcome, Long>> settle(long broadcast, Instant now) {
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.of(broadcast, BroadcastTable.time(now)))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    Map<Outcome, Long> ended = new EnumMap<>(Outcome.class);
                    ended.put(Outcome.SENT, row.getLong(0));
                    ended.put(Outcome.BLOCKED, row.getLong(1));
                    ended.put(Outcome.FAILED, row.getLong(2));
                    return ended;
                });
    }

    /** Those who wait go on waiting. */
    public Future<Void> postpone(long broadcast, Later later) {
        return pool.preparedQuery(
                        "update broadcast_delivery set at = $3 where broadcast = $1 and person = $2 and state = 0")
                .execute(Tuple.of(broadcast, later.person(), BroadcastTable.time(later.at())))
                .mapEmpty();
    }

    /** People who have waited and get none: they do not want it any more, or have blocked the bot. */
    public Future<Void> skip(long broadcast, Collection<Long> people, boolean blocked, Instant now) {
        return pool.preparedQuery(SKIP)
                .execute(Tuple.tuple()
                        .addLong(broadcast)
                        .addValue(people.toArray(Long[]::new))
                        .addShort((short) (blocked ? 3 : 5))
                        .addValue(BroadcastTable.time(now)))
                .mapEmpty();
    }

    /** The latest that failed. */
    public Future<List<Failure>> failures(long broadcast, int most) {
        return pool.preparedQuery("select person, coalesce(error, ''), at from broadcast_delivery where broadcast = $1"
                        + " and state = 4 order by at desc limit $2")
                .execute(Tuple.of(broadcast, most))
                .map(rows -> {
                    List<Failure> failures = new ArrayList<>(rows.size());
                    rows.forEach(row -> failures.add(new Failure(
                            row.getLong(0),
                            row.getString(1),
                            row.getOffsetDateTime(2).toInstant())));
                    return failures;
                });
    }

    /** How many wait for the right time of day, counted up to so many. */
    public Future<Long> waiting(long broadcast, int most) {
        return pool.preparedQuery("select count(*) from (select from broadcast_delivery where broadcast = $1"
                        + " and state = 0 limit $2) x")
                .execute(Tuple.of(broadcast, most))
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
