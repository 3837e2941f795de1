package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Who is logged in to the console. */
public final class OperatorSessionTable {
    private static final String COLUMNS =
            "s.id as session, s.name as visitor, s.csrf, s.since, s.seen_at, s.address, s.browser, s.operator as owner";

    private final Pool pool;

    public OperatorSessionTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * A session that begins.
     *
     * @param operator absent for somebody with the host's own token
     * @param name who it is
     */
    public record NewSession(
            Buffer hash,
            OptionalLong operator,
            String name,
            String csrf,
            Instant since,
            String address,
            String browser) {}

    /** A session. */
    public record StoredSession(
            long id,
            OptionalLong operator,
            String name,
            String csrf,
            Instant since,
            Instant seen,
            String address,
            String browser) {}

    /** A session with whose it is, as they are now; absent for somebody with the host's own token. */
    public record Found(StoredSession session, Optional<StoredOperator> operator) {}

    public Future<StoredSession> add(NewSession session) {
        return pool.preparedQuery(
                        "insert into operator_session as s(hash, operator, name, csrf, since, seen_at, address,"
                                + " browser) values ($1, $2, $3, $4, $5, $5, $6, $7) returning " + COLUMNS)
                .execute(Tuple.tuple()
                        .addBuffer(session.hash())
                        .addValue(
                                session.operator().isPresent()
                                        ? session.operator().getAsLong()
                                        : null)
                        .addString(StoredText.clean(session.name()))
                        .addString(session.csrf())
                        .addValue(StoredValues.time(session.since()))
                        .addString(session.address())
                        .addString(StoredText.clean(session.browser())))
                .map(rows -> session(rows.iterator().next()));
    }

    /**
     * Unless it is over or its operator is disabled.
     *
     * @param own under which it is kept when it is an operator's
     * @param host the same when it is one of the host's own token
     */
    public Future<Optional<Found>> find(Buffer own, Buffer host, Instant seenAfter, Instant begunAfter) {
        return pool.preparedQuery("select " + COLUMNS + ", " + StoredOperator.COLUMNS
                        + " from operator_session s left join operator o on o.id = s.operator"
                        + " where (s.hash = $1 and s.operator is not null or s.hash = $2 and s.operator is null)"
                        + " and s.seen_at > $3 and s.since > $4 and o.disabled_at is null")
                .execute(Tuple.of(own, host, StoredValues.time(seenAfter), StoredValues.time(begunAfter)))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(new Found(
                                session(row),
                                row.getLong("id") == null ? Optional.empty() : Optional.of(StoredOperator.of(row))));
                    }
                    return Optional.empty();
                });
    }

    public Future<Void> seen(long id, Instant now) {
        return pool.preparedQuery("update operator_session set seen_at = $2 where id = $1")
                .execute(Tuple.of(id, StoredValues.time(now)))
                .mapEmpty();
    }

    /** The newest first; {@code before} is an id. */
    public Future<List<StoredSession>> newest(long before, Instant seenAfter, Instant begunAfter, int limit) {
        return pool.preparedQuery("select " + COLUMNS + " from operator_session s where s.id < $1 and s.seen_at > $2"
                        + " and s.since > $3 order by s.id desc limit $4")
                .execute(Tuple.of(before, StoredValues.time(seenAfter), StoredValues.time(begunAfter), limit))
                .map(OperatorSessionTable::all);
    }

    /** Those of an operator, the newest first. */
    public Future<List<StoredSession>> of(long operator, Instant seenAfter, Instant begunAfter, int limit) {
        return pool.preparedQuery(
                        "select " + COLUMNS + " from operator_session s where s.operator = $1 and s.seen_at > $2"
                                + " and s.since > $3 order by s.id desc limit $4")
                .execute(Tuple.of(operator, StoredValues.time(seenAfter), StoredValues.time(begunAfter), limit))
                .map(OperatorSessionTable::all);
    }

    public Future<Optional<StoredSession>> withId(long id) {
        return pool.preparedQuery("select " + COLUMNS + " from operator_session s where s.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(session(rows.iterator().next())));
    }

    public Future<Void> end(long id) {
        return pool.preparedQuery("delete from operator_session where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** By either of its hashes, see {@link #find}. */
    public Future<Void> end(Buffer own, Buffer host) {
        return pool.preparedQuery("delete from operator_session where hash = $1 or hash = $2")
                .execute(Tuple.of(own, host))
                .mapEmpty();
    }

    /** Those of which there was no sign since. */
    public Future<Integer> forgetBefore(Instant seen) {
        return pool.preparedQuery("delete from operator_session where seen_at < $1")
                .execute(Tuple.of(StoredValues.time(seen)))
                .map(rows -> rows.rowCount());
    }

    private static List<StoredSession> all(RowSet<Row> rows) {
        List<StoredSession> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(session(row)));
        return all;
    }

    private static StoredSession session(Row row) {
        Long operator = row.getLong("owner");
        return new StoredSession(
                row.getLong("session"),
                operator == null ? OptionalLong.empty() : OptionalLong.of(operator),
                row.getString("visitor"),
                row.getString("csrf"),
                row.getOffsetDateTime("since").toInstant(),
                row.getOffsetDateTime("seen_at").toInstant(),
                row.getString("address"),
                row.getString("browser"));
    }
}
