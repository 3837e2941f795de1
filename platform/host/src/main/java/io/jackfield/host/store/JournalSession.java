package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The writer's connection and the statements prepared on it; made anew when it is lost. Core loop only. */
final class JournalSession {
    private final Supplier<Future<PgConnection>> connector;
    private final Map<FlushStatement, PreparedQuery<RowSet<Row>>> statements = new HashMap<>();
    private PgConnection connection;

    JournalSession(Supplier<Future<PgConnection>> connector) {
        this.connector = connector;
    }

    Future<PgConnection> connected() {
        if (connection != null) {
            return Future.succeededFuture(connection);
        }
        return connector.get().onSuccess(opened -> {
            connection = opened;
            opened.closeHandler(ignored -> forget(opened));
        });
    }

    Future<PreparedQuery<RowSet<Row>>> prepared(FlushStatement wanted) {
        PreparedQuery<RowSet<Row>> known = statements.get(wanted);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        PgConnection open = connection;
        return open.prepare(wanted.sql()).map(PreparedStatement::query).onSuccess(query -> {
            if (connection == open) {
                statements.put(wanted, query);
            }
        });
    }

    Future<Void> makePartitions(Set<Integer> days) {
        Future<Void> made = Future.succeededFuture();
        for (int day : days) {
            made = made.compose(
                    done -> connection.query(Partitions.create(day)).execute().mapEmpty());
        }
        return made;
    }

    /**
     * Which of these rows are there in the state in which they were to be stored: an update open, a message closed. One
     * that has moved on was there before.
     */
    Future<Set<RowId>> asTheyWereToBeStored(Batch batch) {
        Long[] ids = batch.arrivals.stream()
                .map(arrival -> arrival.row().key().updateId())
                .toArray(Long[]::new);
        Map<RowId, Short> states = new HashMap<>();
        batch.arrivals.forEach(arrival ->
                states.put(RowId.of(arrival.row().key()), arrival.row().state()));
        return connection
                .preparedQuery("select bot, update_id, state from journal where state < 2 and update_id = any($1)")
                .execute(Tuple.tuple().addValue(ids))
                .map(rows -> {
                    Set<RowId> found = new HashSet<>();
                    rows.forEach(row -> {
                        RowId id = new RowId(row.getInteger(0), row.getLong(1));
                        if (row.getShort(2).equals(states.get(id))) {
                            found.add(id);
                        }
                    });
                    return found;
                });
    }

    /** Nothing more is asked of this connection; closing one that is gone already does no harm. */
    void abandon() {
        PgConnection broken = connection;
        if (broken != null) {
            forget(broken);
            broken.close();
        }
    }

    Future<Void> close() {
        PgConnection open = connection;
        if (open == null) {
            return Future.succeededFuture();
        }
        forget(open);
        return open.close();
    }

    private void forget(SqlConnection lost) {
        if (connection == lost) {
            connection = null;
            statements.clear();
        }
    }
}
