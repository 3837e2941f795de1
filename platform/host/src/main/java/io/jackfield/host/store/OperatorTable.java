package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Those who run the host. */
public final class OperatorTable {
    private static final String SELECT = "select " + StoredOperator.COLUMNS + " from operator o ";

    private final Pool pool;

    public OperatorTable(Pool pool) {
        this.pool = pool;
    }

    /** Whose token has this hash, unless they are disabled. */
    public Future<Optional<StoredOperator>> withToken(Buffer hash) {
        return one(pool.preparedQuery(SELECT + "where o.token_hash = $1 and o.disabled_at is null")
                .execute(Tuple.of(hash)));
    }

    public Future<Optional<StoredOperator>> named(String name) {
        return one(pool.preparedQuery(SELECT + "where o.name = $1").execute(Tuple.of(name)));
    }

    public Future<Optional<StoredOperator>> withId(long id) {
        return one(pool.preparedQuery(SELECT + "where o.id = $1").execute(Tuple.of(id)));
    }

    /** By name, from the first one after {@code after}. */
    public Future<List<StoredOperator>> after(String after, int limit) {
        return pool.preparedQuery(SELECT + "where o.name > $1 order by o.name limit $2")
                .execute(Tuple.of(after, limit))
                .map(OperatorTable::all);
    }

    /** Gives none when the name is taken. */
    public Future<Optional<StoredOperator>> add(
            String name, String role, List<String> rights, Buffer tokenHash, Instant now) {
        return one(pool.preparedQuery("insert into operator as o(name, role, rights, token_hash, created_at)"
                        + " values ($1, $2, $3, $4, $5) on conflict (name) do nothing returning "
                        + StoredOperator.COLUMNS)
                .execute(Tuple.tuple()
                        .addString(name)
                        .addString(role)
                        .addArrayOfString(rights.toArray(String[]::new))
                        .addBuffer(tokenHash)
                        .addValue(StoredValues.time(now))));
    }

    /** Work that needs to know all operators as they are until it is done. One such work at a time. */
    public <T> Future<T> alone(Function<Alone, Future<T>> work) {
        return pool.withTransaction(transaction -> transaction
                .query("lock table operator in share row exclusive mode")
                .execute()
                .compose(locked -> transaction.query(SELECT + "order by o.name").execute())
                .compose(rows -> work.apply(new Alone(transaction, all(rows)))));
    }

    /** All operators, and what changes one of them. */
    public static final class Alone {
        private final SqlConnection transaction;
        private final List<StoredOperator> operators;

        private Alone(SqlConnection transaction, List<StoredOperator> operators) {
            this.transaction = transaction;
            this.operators = operators;
        }

        public List<StoredOperator> operators() {
            return operators;
        }

        public Future<StoredOperator> changeRole(long id, String role, List<String> rights) {
            return change(
                    "role = $2, rights = $3",
                    Tuple.tuple().addLong(id).addString(role).addArrayOfString(rights.toArray(String[]::new)));
        }

        /** Their sessions end. */
        public Future<StoredOperator> disable(long id, Instant now) {
            return endSessions(id)
                    .compose(ended ->
                            change("disabled_at = coalesce(disabled_at, $2)", Tuple.of(id, StoredValues.time(now))));
        }

        public Future<StoredOperator> enable(long id) {
            return change("disabled_at = null", Tuple.of(id));
        }

        /** Their sessions end, since whoever had the old token may have begun them. */
        public Future<StoredOperator> renewToken(long id, Buffer tokenHash) {
            return endSessions(id).compose(ended -> change("token_hash = $2", Tuple.of(id, tokenHash)));
        }

        /** Nothing but the token is asked of them until they set a second factor up anew. */
        public Future<StoredOperator> resetSecondFactor(long id) {
            return run("delete from operator_recovery where operator = $1", id)
                    .compose(deleted -> endSessions(id))
                    .compose(ended -> change(
                            "totp = null, totp_step = 0, telegram_bot = null, telegram_account = null", Tuple.of(id)));
        }

        public Future<Void> remove(long id) {
            return run("delete from operator where id = $1", id);
        }

        private Future<Void> endSessions(long id) {
            return run("delete from operator_session where operator = $1", id);
        }

        private Future<Void> run(String statement, long id) {
            return transaction.preparedQuery(statement).execute(Tuple.of(id)).mapEmpty();
        }

        private Future<StoredOperator> change(String assignments, Tuple values) {
            return transaction
                    .preparedQuery("update operator o set " + assignments + " where id = $1 returning "
                            + StoredOperator.COLUMNS)
                    .execute(values)
                    .map(rows -> StoredOperator.of(rows.iterator().next()));
        }
    }

    public Future<Void> loggedIn(long id, Instant now) {
        return update("login_at = $2", Tuple.of(id, StoredValues.time(now)));
    }

    /** @param totp encrypted */
    public Future<Void> keepTotp(long id, Buffer totp, long step) {
        return update("totp = $2, totp_step = $3", Tuple.of(id, totp, step));
    }

    public Future<Void> keepTelegram(long id, StoredOperator.Telegram telegram) {
        return update("telegram_bot = $2, telegram_account = $3", Tuple.of(id, telegram.bot(), telegram.account()));
    }

    private Future<Void> update(String assignments, Tuple values) {
        return pool.preparedQuery("update operator set " + assignments + " where id = $1")
                .execute(values)
                .mapEmpty();
    }

    /** Gives whether the code of this step counts: none of it or of a later one has been taken yet. */
    public Future<Boolean> takeStep(long id, long step) {
        return pool.preparedQuery("update operator set totp_step = $2 where id = $1 and totp_step < $2")
                .execute(Tuple.of(id, step))
                .map(rows -> rows.rowCount() == 1);
    }

    /** In place of those before. */
    public Future<Void> keepRecoveryCodes(long id, List<Buffer> hashes) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("delete from operator_recovery where operator = $1")
                .execute(Tuple.of(id))
                .compose(deleted -> transaction
                        .preparedQuery("insert into operator_recovery(operator, hash) select $1, unnest($2::bytea[])")
                        .execute(Tuple.tuple().addLong(id).addArrayOfBuffer(hashes.toArray(Buffer[]::new))))
                .mapEmpty());
    }

    /** Gives whether there was such a code; it counts no more. */
    public Future<Boolean> takeRecoveryCode(long id, Buffer hash) {
        return pool.preparedQuery("delete from operator_recovery where operator = $1 and hash = $2")
                .execute(Tuple.of(id, hash))
                .map(rows -> rows.rowCount() == 1);
    }

    public Future<Integer> recoveryCodes(long id) {
        return pool.preparedQuery("select count(*)::int from operator_recovery where operator = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static Future<Optional<StoredOperator>> one(Future<RowSet<Row>> rows) {
        return rows.map(found -> all(found).stream().findFirst());
    }

    private static List<StoredOperator> all(RowSet<Row> rows) {
        List<StoredOperator> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(StoredOperator.of(row)));
        return all;
    }
}
