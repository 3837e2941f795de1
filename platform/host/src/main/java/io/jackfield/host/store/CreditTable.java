package io.jackfield.host.store;

import io.jackfield.host.store.CreditRow.Kind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Credits of users. They are spent by {@link QuotaTable}, in the statement that ends a hold. */
public final class CreditTable {
    /** In one statement: between two a call could be settled and be seen twice, or not at all. */
    private static final String BALANCE =
            "select coalesce((select balance from credit where bot = $1 and person = $2), 0),"
                    + " coalesce((select sum(credits) from hold where bot = $1 and person = $2 and expires_at > $3),"
                    + " 0)::bigint";

    private static final String ADD = "with added as (insert into credit as c (bot, person, balance)"
            + " select $1, $2, $3 where not exists (select from credit_entry"
            + " where bot = $1 and person = $2 and key = $6)"
            + " on conflict (bot, person) do update set balance = c.balance + excluded.balance returning balance)"
            + " insert into credit_entry(bot, person, amount, at, kind, key, order_id, actor, reason, balance)"
            + " select $1, $2, $3, $4, $5, $6, $7, $8, $9, balance from added";

    private final Pool pool;

    public CreditTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * What a user has.
     *
     * @param held by calls under way, of the balance
     */
    public record Balance(long balance, long held) {
        /** What can be spent or taken; never less than nothing. */
        public long free() {
            return Math.max(0, balance - held);
        }
    }

    public Future<Balance> balance(PersonKey user, Instant now) {
        return balance(pool, user, now);
    }

    static Future<Balance> balance(SqlClient client, PersonKey user, Instant now) {
        return client.preparedQuery(BALANCE)
                .execute(Tuple.of(user.bot(), user.person(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Balance(row.getLong(0), row.getLong(1));
                });
    }

    /** Those with lower ids than {@code before}, the newest first. */
    public Future<List<CreditRow>> newest(PersonKey user, long before, int most) {
        return pool.preparedQuery("select * from credit_entry where bot = $1 and person = $2 and id < $3"
                        + " order by id desc limit $4")
                .execute(Tuple.of(user.bot(), user.person(), before, most))
                .map(CreditTable::entries);
    }

    /** Whether an entry with this key has been added. */
    public Future<Boolean> has(PersonKey user, String key) {
        return pool.preparedQuery("select from credit_entry where bot = $1 and person = $2 and key = $3")
                .execute(Tuple.of(user.bot(), user.person(), StoredText.clean(key)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** As {@link #change(SqlConnection, PersonKey, Instant, Function)}, in a transaction of its own. */
    public Future<Boolean> change(PersonKey user, Instant now, Function<Balance, Optional<CreditRow>> decision) {
        return pool.withTransaction(transaction -> change(transaction, user, now, decision));
    }

    /**
     * Adds an entry; nobody else decides about the same user meanwhile. Gives whether it is new: the same key counts
     * once.
     *
     * @param decision what to add, or nothing; throws to refuse
     */
    public Future<Boolean> change(
            SqlConnection transaction, PersonKey user, Instant now, Function<Balance, Optional<CreditRow>> decision) {
        return PersonLock.take(transaction, user)
                .compose(locked -> balance(transaction, user, now))
                .compose(balance -> decision.apply(balance)
                        .map(entry -> add(transaction, user, entry))
                        .orElseGet(() -> Future.succeededFuture(false)));
    }

    /** Everything that came and went of a user, the oldest first, under their lock until the end of the transaction. */
    public Future<List<CreditRow>> lockAll(SqlConnection transaction, PersonKey user) {
        return PersonLock.take(transaction, user)
                .compose(locked -> transaction
                        .preparedQuery("select * from credit_entry where bot = $1 and person = $2 order by id")
                        .execute(Tuple.of(user.bot(), user.person())))
                .map(CreditTable::entries);
    }

    private static Future<Boolean> add(SqlConnection transaction, PersonKey user, CreditRow entry) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addInteger(user.bot())
                        .addLong(user.person())
                        .addLong(entry.amount())
                        .addValue(entry.at().atOffset(ZoneOffset.UTC))
                        .addString(StoredValues.word(entry.kind()))
                        .addString(StoredText.clean(entry.key()))
                        .addString(entry.order().orElse(null))
                        .addString(StoredText.clean(entry.actor()))
                        .addString(StoredText.clean(entry.reason())))
                .map(rows -> rows.rowCount() == 1);
    }

    private static List<CreditRow> entries(RowSet<Row> rows) {
        List<CreditRow> entries = new ArrayList<>(rows.size());
        rows.forEach(row -> entries.add(new CreditRow(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                StoredValues.constant(Kind.class, row.getString("kind")),
                row.getLong("amount"),
                row.getLong("balance"),
                row.getString("key"),
                Optional.ofNullable(row.getString("order_id")),
                Optional.ofNullable(row.getString("offer")),
                row.getString("actor"),
                row.getString("reason"))));
        return entries;
    }
}
