package io.jackfield.host.store;

import io.jackfield.api.desk.EventDesk.Activity;
import io.jackfield.api.desk.EventDesk.Count;
import io.jackfield.api.desk.EventDesk.Query;
import io.jackfield.api.desk.EventDesk.Span;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What happened, outside of the flush: written one by one, counted, and read in pages for listeners. */
public final class EventTable {
    private static final String INSERT =
            "insert into event(day, at, bot, person, name, facts) values ($1, $2, $3, $4, $5, $6)";

    private static final String IN_SPAN =
            "day between $5 and $6 and bot = $1 and name = any($2) and at >= $3 and at < $4";

    private final SqlClient client;

    public EventTable(SqlClient client) {
        this.client = client;
    }

    /** Stores one in a statement of its own. */
    public Future<Void> add(EventRow event) {
        return Partitions.withDay(client, event.day(), () -> add(client, event));
    }

    /**
     * Stores one within a transaction, which a {@link RetriedTransaction} makes again where its day is not there yet.
     */
    public static Future<Void> add(SqlClient transaction, EventRow event) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addInteger(event.day())
                        .addOffsetDateTime(event.at())
                        .addInteger(event.bot())
                        .addLong(event.personOrNull())
                        .addString(event.name())
                        .addValue(event.json()))
                .mapEmpty();
    }

    /**
     * Which events of somebody are wanted.
     *
     * @param name in full, or its beginning up to a dot
     * @param to the first moment after
     * @param before only those with a lower id
     */
    public record OfPerson(Optional<String> name, Optional<Instant> from, Optional<Instant> to, long before) {}

    /** What somebody did, the newest first. Days that are over have an index for it. */
    public Future<List<Stored>> ofPerson(PersonKey person, OfPerson wanted, int most) {
        OffsetDateTime from = time(wanted.from().orElse(Instant.MIN));
        OffsetDateTime to = time(wanted.to().orElse(Instant.MAX));
        return client.preparedQuery(
                        "select day, id, at, bot, person, name, facts from event where bot = $1 and person = $2"
                                + " and day between $3 and $4 and at >= $5 and at < $6 and id < $7"
                                + " and ($8::text is null or name = $8 or starts_with(name, $8 || '.'))"
                                + " order by id desc limit $9")
                .execute(Tuple.of(person.bot(), person.person())
                        .addInteger(EventRow.day(from))
                        .addInteger(EventRow.day(to))
                        .addOffsetDateTime(from)
                        .addOffsetDateTime(to)
                        .addLong(wanted.before())
                        .addString(wanted.name().map(StoredText::clean).orElse(null))
                        .addInteger(most))
                .map(EventTable::stored);
    }

    private static List<Stored> stored(RowSet<Row> rows) {
        List<Stored> page = new ArrayList<>();
        rows.forEach(row -> page.add(new Stored(new Position(row.getInteger(0), row.getLong(1)), event(row, 2))));
        return page;
    }

    /** As {@link io.jackfield.api.desk.EventDesk#count}. */
    public Future<List<Count>> count(int bot, Query query) {
        String value = query.byFact().isPresent() ? "coalesce(facts->>$8, '')" : "''";
        String number = query.distinctPeople() ? "count(distinct person)" : "count(*)";
        String wanted = query.distinctPeople() ? " and person is not null" : "";
        // PostgreSQL reads an offset as text the other way round.
        Optional<ZoneOffset> offset =
                query.zone().normalized() instanceof ZoneOffset fixed ? Optional.of(fixed) : Optional.empty();
        String zone = offset.isPresent() ? "make_interval(secs => $5::double precision)" : "$5::text";
        Tuple values = Tuple.tuple()
                .addInteger(bot)
                .addValue(query.names().toArray(String[]::new))
                .addOffsetDateTime(time(query.from()))
                .addOffsetDateTime(time(query.to()))
                .addValue(offset.<Object>map(fixed -> (double) fixed.getTotalSeconds())
                        .orElseGet(() -> query.zone().getId()))
                .addInteger(EventRow.day(time(query.from())))
                .addInteger(EventRow.day(time(query.to())));
        query.byFact().ifPresent(fact -> values.addString(StoredText.clean(fact)));
        return client.preparedQuery("""
                        select * from (
                          select (at at time zone %s)::date as on_day, name, %s as value, %s
                          from event
                          where day between $6 and $7 and bot = $1 and name = any($2) and at >= $3 and at < $4%s
                          group by 1, 2, 3) as counted
                        order by on_day, name collate "C", value collate "C"
                        """.formatted(zone, value, number, wanted))
                .execute(values)
                .map(rows -> {
                    List<Count> counts = new ArrayList<>();
                    rows.forEach(row -> counts.add(
                            new Count(row.getLocalDate(0), row.getString(1), row.getString(2), row.getLong(3))));
                    return counts;
                });
    }

    /** As {@link io.jackfield.api.desk.EventDesk#people}. */
    public Future<Long> people(int bot, Span span) {
        return client.preparedQuery("select count(distinct person) from event where " + IN_SPAN)
                .execute(values(bot, span))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** As {@link io.jackfield.api.desk.EventDesk#activity}. */
    public Future<List<Activity>> activity(int bot, Span span, Optional<Activity> after, int most) {
        return client.preparedQuery("""
                        select person, min(at), max(at), count(*) from event
                        where person is not null and %s
                        group by person
                        having $7::timestamptz is null or (max(at), person) < ($7, $8::bigint)
                        order by max(at) desc, person desc limit $9""".formatted(IN_SPAN))
                .execute(values(bot, span)
                        .addOffsetDateTime(after.map(last -> time(last.last())).orElse(null))
                        .addLong(after.map(Activity::person).orElse(null))
                        .addInteger(most))
                .map(rows -> {
                    List<Activity> page = new ArrayList<>();
                    rows.forEach(row -> page.add(new Activity(
                            row.getLong(0),
                            row.getOffsetDateTime(1).toInstant(),
                            row.getOffsetDateTime(2).toInstant(),
                            row.getLong(3))));
                    return page;
                });
    }

    /** For {@link #IN_SPAN}. */
    private static Tuple values(int bot, Span span) {
        return Tuple.tuple()
                .addInteger(bot)
                .addValue(span.names().toArray(String[]::new))
                .addOffsetDateTime(time(span.from()))
                .addOffsetDateTime(time(span.to()))
                .addInteger(EventRow.day(time(span.from())))
                .addInteger(EventRow.day(time(span.to())));
    }

    /** A moment of a query, which may lie anywhere. */
    private static OffsetDateTime time(Instant instant) {
        return StoredValues.time(instant);
    }

    /**
     * What is read for a listener.
     *
     * @param names in full
     * @param prefixes of names
     */
    public record Wanted(List<Integer> bots, List<String> names, List<String> prefixes) {}

    /** A place in the row of all events. */
    public record Position(int day, long id) {}

    /** An event with its place. */
    public record Stored(Position position, EventRow event) {}

    /** The next events after a place and up to an id, oldest first. */
    public Future<List<Stored>> after(Position place, long upTo, Wanted wanted, int most) {
        return client.preparedQuery("""
                        select day, id, at, bot, person, name, facts from event
                        where day >= $1 and id > $2 and id <= $3 and bot = any($4)
                          and (name = any($5) or exists (select from unnest($6::text[]) as p where starts_with(name, p)))
                        order by id limit $7""")
                .execute(Tuple.tuple()
                        // The clock that dates events may have been set back a little since.
                        .addInteger(place.day() - 1)
                        .addLong(place.id())
                        .addLong(upTo)
                        .addValue(wanted.bots().toArray(Integer[]::new))
                        .addValue(wanted.names().toArray(String[]::new))
                        .addValue(wanted.prefixes().toArray(String[]::new))
                        .addInteger(most))
                .map(EventTable::stored);
    }

    /** The columns at, bot, person, name and facts, from this one on. */
    static EventRow event(Row row, int from) {
        Long person = row.getLong(from + 2);
        return new EventRow(
                row.getInteger(from + 1),
                row.getOffsetDateTime(from).withOffsetSameInstant(ZoneOffset.UTC),
                person == null ? OptionalLong.empty() : OptionalLong.of(person),
                row.getString(from + 3),
                Optional.ofNullable((JsonObject) row.getValue(from + 4))
                        .map(JsonObject::encode)
                        .orElse("{}"));
    }

    /**
     * How far ids were given out, and which transactions were under way.
     *
     * @param last the newest id, whether its event is stored or not; 0 for none
     * @param oldest every transaction with a lower number has ended
     * @param next the number that no transaction had yet
     */
    public record Progress(long last, long oldest, long next) {}

    public Future<Progress> progress() {
        return client.query("""
                        select case when is_called then last_value else 0 end,
                          pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                          pg_snapshot_xmax(pg_current_snapshot())::text::bigint
                        from event_id""").execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Progress(row.getLong(0), row.getLong(1), row.getLong(2));
        });
    }
}
