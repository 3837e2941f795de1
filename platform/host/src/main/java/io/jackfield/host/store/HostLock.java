package io.jackfield.host.store;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.loop.CoreLoop;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that one host works on a database. An advisory lock lies on the connection of the journal's writer, so
 * that whoever writes has it and nobody writes any more once it is gone, and one row says whose it is. Core loop only.
 *
 * <p>At the start a lock that is held is watched for a while: the session of a host that was killed ends by itself,
 * that of a living one asks something every few seconds. Later a lost lock is taken again as soon as it is free, unless
 * another host has been here meanwhile.
 */
public final class HostLock {
    private static final Logger LOG = LoggerFactory.getLogger(HostLock.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(250);
    /** {@code Jackfiel} in ASCII. */
    private static final long KEY = 0x4a61_636b_6669_656cL;

    private static final String HOLDER =
            "select l.pid, a.state_change::text, host(a.client_addr) from pg_locks l left join pg_stat_activity a using (pid)"
                    + " where l.locktype = 'advisory' and l.granted and l.objsubid = 1"
                    + " and l.classid::bigint = " + (KEY >>> 32) + " and l.objid::bigint = " + (KEY & 0xffff_ffffL)
                    + " and l.database = (select oid from pg_database where datname = current_database())";

    private final CoreLoop loop;
    private final Supplier<Future<PgConnection>> connector;
    private final Start me;
    private final String database;
    private final Consumer<String> takenOver;
    private boolean signed;
    private int ownSession;
    private JackfieldException over;

    /**
     * One life of a host.
     *
     * @param id of this life
     * @param machine its name
     * @param home its folder
     */
    public record Start(UUID id, String machine, long pid, String home) {}

    /** @param activity changes whenever the session is asked something; empty when it may not be seen */
    private record Session(int pid, String activity, String address) {
        static Session of(Row row) {
            return new Session(
                    row.getInteger(0),
                    row.getString(1) == null ? "" : row.getString(1),
                    row.getString(2) == null ? "" : " at " + row.getString(2));
        }
    }

    /**
     * @param database its address, for messages
     * @param takenOver hears once, and in one sentence, that another host has the database now
     */
    public HostLock(
            CoreLoop loop,
            Supplier<Future<PgConnection>> connector,
            Start me,
            String database,
            Consumer<String> takenOver) {
        this.loop = loop;
        this.connector = connector;
        this.me = me;
        this.database = database;
        this.takenOver = takenOver;
    }

    /**
     * Takes the lock for a connection of somebody who needs the database alone, until it closes; says whether it was
     * free.
     */
    public static boolean tryTake(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet taken = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
            return taken.next() && taken.getBoolean(1);
        }
    }

    /** A connection that has the lock; fails with {@link JackfieldException} when it cannot be had. */
    public Future<PgConnection> connection() {
        if (over != null) {
            return Future.failedFuture(over);
        }
        return connector
                .get()
                .recover(this::unreachable)
                .compose(connection -> withLock(connection)
                        .onFailure(refused -> connection.close())
                        .map(connection));
    }

    private <T> Future<T> unreachable(Throwable error) {
        return Future.failedFuture(new JackfieldException(
                StandardError.UNAVAILABLE,
                "database " + database + " cannot be used: " + error.getMessage()
                        + "; check DATABASE_URL or database.url in config/jackfield.yaml",
                error));
    }

    private Future<Void> withLock(PgConnection connection) {
        return tryLock(connection).compose(locked -> {
            if (locked) {
                return signed ? requireStillOurs(connection) : Future.succeededFuture();
            }
            return signed ? free(connection) : waitFor(connection, null, System.nanoTime());
        });
    }

    private Future<Boolean> tryLock(PgConnection connection) {
        return connection
                .query("select pg_try_advisory_lock(" + KEY + "), pg_backend_pid()")
                .execute()
                .map(rows -> {
                    Row row = rows.iterator().next();
                    if (row.getBoolean(0)) {
                        ownSession = row.getInteger(1);
                    }
                    return row.getBoolean(0);
                });
    }

    private static Future<Session> holder(PgConnection connection) {
        return connection
                .query(HOLDER)
                .execute()
                .map(rows ->
                        rows.size() == 0 ? null : Session.of(rows.iterator().next()));
    }

    /** At the start. */
    private Future<Void> waitFor(PgConnection connection, Session before, long since) {
        return holder(connection).compose(now -> {
            boolean alive = now != null
                    && before != null
                    && now.pid() == before.pid()
                    && !now.activity().equals(before.activity());
            if (alive || now != null && System.nanoTime() - since > PATIENCE.toNanos()) {
                return sentence(connection, now).compose(HostLock::refused);
            }
            if (before == null && now != null) {
                LOG.info("database: another session has the lock of {}; waiting to see whether it is alive", database);
            }
            return loop.vertx()
                    .timer(LOOK.toMillis())
                    .compose(later -> tryLock(connection))
                    .compose(locked -> locked ? Future.succeededFuture() : waitFor(connection, now, since));
        });
    }

    private static Future<Void> refused(String sentence) {
        return Future.failedFuture(new JackfieldException(StandardError.UNAVAILABLE, sentence));
    }

    private Future<String> sentence(PgConnection connection, Session holder) {
        String unnamed = "database " + database + " is in use by another host, whose session is " + holder.pid()
                + holder.address();
        String wayOut = ". One host serves a database: stop that one first, or give this one a database of its own"
                + " (DATABASE_URL). If it is gone for good: select pg_terminate_backend(" + holder.pid() + ")";
        return connection
                .query(
                        "select machine, pid, home, to_char(started_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') from host")
                .execute()
                .map(rows -> {
                    if (rows.size() == 0) {
                        return unnamed + wayOut;
                    }
                    Row row = rows.iterator().next();
                    return "database " + database + " is in use by another host: " + row.getString(0) + ", process "
                            + row.getLong(1) + holder.address() + ", home " + row.getString(2) + ", since "
                            + row.getString(3) + " UTC" + wayOut;
                })
                .otherwise(unnamed + wayOut);
    }

    /** While running: the former session may be hanging on the other side, and goes; anybody else is waited for. */
    private Future<Void> free(PgConnection connection) {
        return holder(connection).compose(holder -> {
            if (holder == null) {
                return refused("the lock of database " + database + " was not free a moment ago");
            }
            if (holder.pid() == ownSession) {
                return connection
                        .query("select pg_terminate_backend(" + ownSession + ")")
                        .execute()
                        .compose(told -> refused("the former session " + ownSession + " has not ended yet"));
            }
            return requireStillOurs(connection)
                    .compose(ours -> refused("session " + holder.pid() + holder.address() + " has the lock of database "
                            + database + " and does not say for whom"));
        });
    }

    private Future<Void> requireStillOurs(PgConnection connection) {
        return connection.query("select id from host").execute().compose(rows -> {
            if (rows.size() == 0) {
                return sign(connection);
            }
            return rows.iterator().next().getUUID(0).equals(me.id())
                    ? Future.succeededFuture()
                    : isTakenOver(connection);
        });
    }

    private Future<Void> isTakenOver(PgConnection connection) {
        return connection
                .query("select machine || ', process ' || pid || ', home ' || home from host")
                .execute()
                .compose(rows -> {
                    over = new JackfieldException(
                            StandardError.UNAVAILABLE,
                            "database " + database
                                    + " was taken over by another host while this one could not reach it: "
                                    + rows.iterator().next().getString(0)
                                    + "; this one has stopped taking updates, start it again once the other has stopped");
                    takenOver.accept(over.getMessage());
                    return Future.failedFuture(over);
                });
    }

    /** Says whose the database is, once its tables are there. */
    public Future<Void> sign(SqlClient client) {
        return client.preparedQuery("insert into host(id, machine, pid, home) values ($1, $2, $3, $4)"
                        + " on conflict (one) do update set id = excluded.id, machine = excluded.machine,"
                        + " pid = excluded.pid, home = excluded.home, started_at = excluded.started_at")
                .execute(Tuple.of(me.id(), me.machine(), me.pid(), me.home()))
                .onSuccess(done -> signed = true)
                .mapEmpty();
    }
}
