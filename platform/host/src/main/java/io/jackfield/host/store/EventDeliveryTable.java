package io.jackfield.host.store;

import io.jackfield.host.store.EventTable.Position;
import io.jackfield.host.store.EventTable.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Events that listeners could not be given yet, and those that they will not be given. */
public final class EventDeliveryTable {
    private static final int LONGEST_ERROR = 1_000;

    private final Pool pool;

    public EventDeliveryTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * What an event waits for.
     *
     * @param tries made so far
     * @param firstTry when it was tried first; empty for one that waits behind another
     * @param due when it is tried next
     * @param deadSince since when it is tried no more
     */
    public record Delivery(
            Stored stored,
            int tries,
            Optional<Instant> firstTry,
            Instant due,
            Optional<Instant> deadSince,
            String error) {}

    /** Moves the listener on and stores what it could not be given on the way: both or nothing. */
    public Future<Void> moveOn(String listener, Position position, List<Delivery> left) {
        return pool.withTransaction(transaction -> EventListenerTable.move(transaction, listener, position)
                .compose(moved -> left.isEmpty() ? Future.succeededFuture() : insert(transaction, listener, left)));
    }

    private static Future<Void> insert(SqlClient transaction, String listener, List<Delivery> left) {
        List<Tuple> rows = new ArrayList<>(left.size());
        for (Delivery one : left) {
            EventRow event = one.stored().event();
            rows.add(Tuple.tuple()
                    .addString(listener)
                    .addLong(one.stored().position().id())
                    .addInteger(one.stored().position().day())
                    .addOffsetDateTime(event.at())
                    .addInteger(event.bot())
                    .addLong(event.personOrNull())
                    .addInteger(one.tries())
                    .addOffsetDateTime(StoredValues.time(one.firstTry()))
                    .addOffsetDateTime(StoredValues.time(one.due()))
                    .addOffsetDateTime(StoredValues.time(one.deadSince()))
                    .addString(words(one.error())));
        }
        return transaction.preparedQuery("""
                        insert into event_delivery(listener, event_id, event_day, at, bot, person, tries, first_try, due_at,
                          dead_at, error)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing""").executeBatch(rows).mapEmpty();
    }

    private static String words(String error) {
        return StoredText.clean(error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error);
    }

    /** What is due: of each person the oldest only, since the others wait behind it. */
    public Future<List<Delivery>> due(String listener, Collection<Integer> bots, Instant now, int most) {
        return pool.preparedQuery("""
                        select d.event_day, d.event_id, d.at, d.bot, d.person, coalesce(e.name, ''), e.facts, d.tries,
                          d.first_try, d.due_at, d.dead_at, d.error
                        from event_delivery d left join event e on e.day = d.event_day and e.id = d.event_id
                        where d.listener = $1 and d.dead_at is null and d.due_at <= $2 and d.bot = any($3)
                          and not exists (select from event_delivery b where b.listener = d.listener and b.dead_at is null
                            and b.bot = d.bot and b.person = d.person and b.event_id < d.event_id)
                        order by d.due_at, d.event_id limit $4""")
                .execute(Tuple.tuple()
                        .addString(listener)
                        .addOffsetDateTime(StoredValues.time(now))
                        .addValue(bots.toArray(Integer[]::new))
                        .addInteger(most))
                .map(rows -> {
                    List<Delivery> due = new ArrayList<>();
                    rows.forEach(row -> due.add(delivery(row)));
                    return due;
                });
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                new Stored(new Position(row.getInteger(0), row.getLong(1)), EventTable.event(row, 2)),
                row.getInteger(7),
                StoredValues.instant(row.getOffsetDateTime(8)),
                row.getOffsetDateTime(9).toInstant(),
                StoredValues.instant(row.getOffsetDateTime(10)),
                row.getString(11));
    }

    /** Somebody of a bot. */
    public record PersonOf(int bot, long person) {}

    /** For which of these people something waits already. */
    public Future<Set<PersonOf>> waiting(String listener, Collection<PersonOf> people) {
        return pool.preparedQuery("""
                        select distinct bot, person from event_delivery
                        where listener = $1 and dead_at is null and (bot, person) in (
                          select * from unnest($2::int[], $3::bigint[]))""")
                .execute(Tuple.tuple()
                        .addString(listener)
                        .addValue(people.stream().map(PersonOf::bot).toArray(Integer[]::new))
                        .addValue(people.stream().map(PersonOf::person).toArray(Long[]::new)))
                .map(rows -> {
                    Set<PersonOf> found = new HashSet<>();
                    rows.forEach(row -> found.add(new PersonOf(row.getInteger(0), row.getLong(1))));
                    return found;
                });
    }

    /** It has arrived, or there is no such event any more. */
    public Future<Void> done(String listener, long event) {
        return pool.preparedQuery("delete from event_delivery where listener = $1 and event_id = $2")
                .execute(Tuple.of(listener, event))
                .mapEmpty();
    }

    /** It has failed once more: how it stands now. */
    public Future<Void> failed(String listener, Delivery now) {
        return pool.preparedQuery("""
                        update event_delivery set tries = $3, first_try = $4, due_at = $5, dead_at = $6, error = $7
                        where listener = $1 and event_id = $2""")
                .execute(Tuple.tuple()
                        .addString(listener)
                        .addLong(now.stored().position().id())
                        .addInteger(now.tries())
                        .addOffsetDateTime(StoredValues.time(now.firstTry()))
                        .addOffsetDateTime(StoredValues.time(now.due()))
                        .addOffsetDateTime(StoredValues.time(now.deadSince()))
                        .addString(words(now.error())))
                .mapEmpty();
    }

    /**
     * How many are left of a listener's.
     *
     * @param waiting tried again, or behind another
     * @param dead tried no more
     * @param oldest when the oldest happened of those that wait
     */
    public record Left(long waiting, long dead, Optional<Instant> oldest) {}

    public Future<Left> left(String listener) {
        return pool.preparedQuery("""
                        select count(*) filter (where dead_at is null), count(*) filter (where dead_at is not null),
                          min(at) filter (where dead_at is null)
                        from event_delivery where listener = $1""").execute(Tuple.of(listener)).map(rows -> {
            Row row = rows.iterator().next();
            OffsetDateTime oldest = row.getOffsetDateTime(2);
            return new Left(row.getLong(0), row.getLong(1), StoredValues.instant(oldest));
        });
    }

    /** Whether at least so many of these bots wait. */
    public Future<Boolean> isFull(String listener, Collection<Integer> bots, int many) {
        return pool.preparedQuery("""
                        select count(*) from (
                          select from event_delivery where listener = $1 and dead_at is null and bot = any($2) limit $3)
                          as first""")
                .execute(Tuple.tuple()
                        .addString(listener)
                        .addValue(bots.toArray(Integer[]::new))
                        .addInteger(many))
                .map(rows -> rows.iterator().next().getLong(0) >= many);
    }

    /** A dead letter, with the listener that it is for. */
    public record DeadLetter(String listener, Delivery delivery) {}

    /**
     * Which dead letters are meant: of all listeners, events and times where nothing is said.
     *
     * @param from those that happened at this moment or later
     * @param to those that happened before it
     */
    public record Meant(Optional<String> listener, OptionalLong event, Optional<Instant> from, Optional<Instant> to) {
        private static final String CONDITION = """
                 dead_at is not null and ($1::text is null or listener = $1) and ($2::bigint is null or event_id = $2)
                 and ($3::timestamptz is null or at >= $3) and ($4::timestamptz is null or at < $4)
                """;

        private Tuple values() {
            return Tuple.of(
                    listener.orElse(null),
                    event.isPresent() ? event.getAsLong() : null,
                    from.map(StoredValues::time).orElse(null),
                    to.map(StoredValues::time).orElse(null));
        }
    }

    /** Those that are tried no more, the oldest first. */
    public Future<List<DeadLetter>> dead(Meant meant, int most) {
        return pool.preparedQuery("""
                        select d.event_day, d.event_id, d.at, d.bot, d.person, coalesce(e.name, ''), e.facts, d.tries,
                          d.first_try, d.due_at, d.dead_at, d.error, d.listener
                        from (select * from event_delivery where""" + Meant.CONDITION + """
                          order by dead_at, event_id limit $5) d
                        left join event e on e.day = d.event_day and e.id = d.event_id
                        order by d.dead_at, d.event_id""")
                .execute(meant.values().addInteger(most))
                .map(rows -> {
                    List<DeadLetter> letters = new ArrayList<>();
                    rows.forEach(row -> letters.add(new DeadLetter(row.getString(12), delivery(row))));
                    return letters;
                });
    }

    /** Has them tried again, from the beginning; gives how many. */
    public Future<Integer> replay(Meant meant, Instant now) {
        return pool.preparedQuery(
                        "update event_delivery set dead_at = null, tries = 0, first_try = null, due_at = $5 where"
                                + Meant.CONDITION)
                .execute(meant.values().addOffsetDateTime(StoredValues.time(now)))
                .map(rows -> rows.rowCount());
    }

    /** Gives them up for ever; gives how many. */
    public Future<Integer> drop(Meant meant) {
        return pool.preparedQuery("delete from event_delivery where" + Meant.CONDITION)
                .execute(meant.values())
                .map(rows -> rows.rowCount());
    }

    /** Those whose events are kept no longer. */
    Future<Void> forgetBefore(int day) {
        return pool.preparedQuery("delete from event_delivery where event_day < $1")
                .execute(Tuple.of(day))
                .mapEmpty();
    }
}
