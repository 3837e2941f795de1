package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads users; what is known of them is written with the flush. */
public final class PersonTable {
    private static final String COLUMNS = "bot, id, first_name, last_name, username, language";

    private final SqlClient client;

    public PersonTable(SqlClient client) {
        this.client = client;
    }

    public Future<Optional<PersonRow>> find(int bot, long id) {
        return client.preparedQuery("select " + COLUMNS + " from person where bot = $1 and id = $2")
                .execute(Tuple.of(bot, id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(person(rows.iterator().next())));
    }

    /** Those who have not blocked the bot, by id, after the given one. */
    public Future<List<PersonRow>> reachable(int bot, long afterId, int limit) {
        return client.preparedQuery("select " + COLUMNS
                        + " from person where bot = $1 and id > $2 and reachable order by id limit $3")
                .execute(Tuple.of(bot, afterId, limit))
                .map(PersonTable::people);
    }

    /** Those of these users whom a bot knows. */
    public Future<List<PersonRow>> all(int bot, Collection<Long> ids) {
        return client.preparedQuery("select " + COLUMNS + " from person where bot = $1 and id = any($2)")
                .execute(Tuple.tuple().addInteger(bot).addValue(ids.toArray(Long[]::new)))
                .map(PersonTable::people);
    }

    /** Those of these users who have blocked a bot. */
    public Future<Set<Long>> unreachable(int bot, Collection<Long> ids) {
        return client.preparedQuery("select id from person where bot = $1 and id = any($2) and not reachable")
                .execute(Tuple.tuple().addInteger(bot).addValue(ids.toArray(Long[]::new)))
                .map(rows -> {
                    Set<Long> gone = new HashSet<>();
                    rows.forEach(row -> gone.add(row.getLong(0)));
                    return gone;
                });
    }

    /** Whom a bot knows by this username, whatever its capitals; the name may have moved on to somebody else. */
    public Future<List<PersonRow>> named(int bot, String username) {
        return client.preparedQuery("select " + COLUMNS + " from person where bot = $1 and username <> ''"
                        + " and (lower(username) collate \"C\") = lower($2) order by id")
                .execute(Tuple.of(bot, username))
                .map(PersonTable::people);
    }

    /**
     * Notes that the user has blocked the bot, or has come back.
     *
     * @param change is recorded with it when that is news
     */
    public Future<Void> reachable(int bot, long id, boolean reachable, Optional<EventRow> change) {
        return change.isPresent()
                ? Partitions.withDay(client, change.get().day(), () -> reachable(bot, id, reachable, change.get()))
                : client.preparedQuery("update person set reachable = $3 where bot = $1 and id = $2")
                        .execute(Tuple.of(bot, id, reachable))
                        .mapEmpty();
    }

    private Future<Void> reachable(int bot, long id, boolean reachable, EventRow change) {
        return client.preparedQuery("""
                        with changed as (
                          update person set reachable = $3 where bot = $1 and id = $2 and reachable <> $3 returning id)
                        insert into event(day, at, bot, person, name, facts)
                        select $4, $5, $1, id, $6, $7 from changed""")
                .execute(Tuple.of(bot, id, reachable, change.day(), change.at(), change.name())
                        .addValue(change.json()))
                .mapEmpty();
    }

    private static List<PersonRow> people(RowSet<Row> rows) {
        List<PersonRow> people = new ArrayList<>(rows.size());
        rows.forEach(row -> people.add(person(row)));
        return people;
    }

    static PersonRow person(Row row) {
        return new PersonRow(
                row.getInteger(0),
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5));
    }
}
