package io.jackfield.host.store;

import io.jackfield.host.store.EventTable.Position;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** How far listeners have come. */
public final class EventListenerTable {
    private final SqlClient client;

    public EventListenerTable(SqlClient client) {
        this.client = client;
    }

    /** Where a listener is; one that was never here begins with what happens from now on. */
    public Future<Position> position(String listener, OffsetDateTime now) {
        return client.preparedQuery("""
                        with added as (
                          insert into event_listener(name, day, event_id, since)
                          select $1, $2, case when is_called then last_value else 0 end, $3 from event_id
                          on conflict do nothing returning day, event_id)
                        select day, event_id from added
                        union all select day, event_id from event_listener where name = $1""")
                .execute(Tuple.of(listener, EventRow.day(now), now))
                .map(rows -> {
                    var row = rows.iterator().next();
                    return new Position(row.getInteger(0), row.getLong(1));
                });
    }

    /** When the oldest event was recorded that it has not come to yet, for whomever it is. */
    public Future<Optional<Instant>> oldestAhead(String listener) {
        return client.preparedQuery("""
                        select e.at from event_listener l, lateral (
                          select at from event where day >= l.day - 1 and id > l.event_id order by id limit 1) e
                        where l.name = $1""")
                .execute(Tuple.of(listener))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(
                                rows.iterator().next().getOffsetDateTime(0).toInstant()));
    }

    /** Moves a listener on, within the transaction that stores what it could not be given. */
    static Future<Void> move(SqlClient transaction, String listener, Position position) {
        return transaction
                .preparedQuery("update event_listener set day = $2, event_id = $3 where name = $1")
                .execute(Tuple.of(listener, position.day(), position.id()))
                .mapEmpty();
    }
}
