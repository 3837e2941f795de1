package io.jackfield.host.store;

import io.jackfield.api.JackfieldException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What users have used of their plans, and what calls under way hold of them or of the user's credits. */
public final class QuotaTable {
    /** In one statement: between two a call could be settled and be seen twice, or not at all. */
    private static final String USED = "select offer, period, sum(requests)::bigint, sum(tokens)::bigint, sum(cost_usd)"
            + " from (select offer, period, requests, tokens, cost_usd from usage"
            + " where bot = $1 and person = $2 and plan = $3"
            + " union all select offer, unnest(periods), 1, tokens, 0 from hold"
            + " where bot = $1 and person = $2 and plan = $3 and expires_at > $5) as used"
            + " where period = any($4) group by offer, period";

    /** A hold that is gone books nothing; one of credits has no periods. */
    private static final String SETTLE = "with gone as (delete from hold where id = $1 returning *),"
            + " booked as (insert into usage as booked (bot, person, plan, period, offer, requests, tokens, cost_usd)"
            + " select bot, person, plan, unnest(periods), offer, 1, $2::bigint, $3::numeric from gone"
            + " on conflict (bot, person, plan, period, offer) do update set"
            + " requests = booked.requests + 1, tokens = booked.tokens + excluded.tokens,"
            + " cost_usd = booked.cost_usd + excluded.cost_usd),"
            + " paid as (update credit c set balance = c.balance - g.credits from gone g"
            + " where g.credits > 0 and c.bot = g.bot and c.person = g.person"
            + " returning g.id, g.bot, g.person, g.credits, g.offer, c.balance)"
            + " insert into credit_entry(at, bot, person, kind, amount, balance, key, offer)"
            + " select $4::timestamptz, bot, person, 'spent', -credits, balance, 'call ' || id, offer from paid";

    private final Pool pool;

    public QuotaTable(Pool pool) {
        this.pool = pool;
    }

    /** What is used of a plan in these periods, calls under way included. */
    public Future<List<UsageRow>> used(PersonKey user, String plan, Collection<String> periods, Instant now) {
        return used(pool, user, plan, periods, now);
    }

    /**
     * Holds what a call may use: of the plan, or a credit where that allows no more. Nobody else decides about the same
     * user meanwhile. Gives what is held.
     *
     * @param refusal looks at what is used and says why this is too much
     * @param byCredit whether a credit may stand in
     */
    public Future<HoldRow> hold(
            HoldRow hold,
            Instant now,
            Function<List<UsageRow>, Optional<JackfieldException>> refusal,
            boolean byCredit) {
        return pool.withTransaction(transaction -> PersonLock.take(transaction, hold.user())
                .compose(locked -> used(transaction, hold.user(), hold.plan(), hold.periods(), now))
                .map(refusal)
                .compose(refused -> refused.isEmpty()
                        ? Future.succeededFuture(hold)
                        : credit(transaction, hold, now, refused.get(), byCredit))
                .compose(held -> insert(transaction, held).map(held)));
    }

    private static Future<HoldRow> credit(
            SqlConnection transaction, HoldRow hold, Instant now, JackfieldException refusal, boolean byCredit) {
        return byCredit
                ? CreditTable.balance(transaction, hold.user(), now).map(balance -> {
                    if (balance.free() == 0) {
                        throw refusal;
                    }
                    return hold.forCredit();
                })
                : Future.failedFuture(refusal);
    }

    private static Future<List<UsageRow>> used(
            SqlClient client, PersonKey user, String plan, Collection<String> periods, Instant now) {
        return client.preparedQuery(USED)
                .execute(Tuple.of(
                        user.bot(), user.person(), plan, periods.toArray(String[]::new), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<UsageRow> used = new ArrayList<>(rows.size());
                    rows.forEach(row -> used.add(new UsageRow(
                            row.getString(0), row.getString(1), row.getLong(2), row.getLong(3), row.getBigDecimal(4))));
                    return used;
                });
    }

    private static Future<Void> insert(SqlConnection transaction, HoldRow hold) {
        return transaction
                .preparedQuery("insert into hold(id, owner, bot, person, plan, periods, offer, tokens, expires_at,"
                        + " credits) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
                .execute(Tuple.tuple()
                        .addUUID(hold.id())
                        .addUUID(hold.owner())
                        .addInteger(hold.user().bot())
                        .addLong(hold.user().person())
                        .addString(hold.plan())
                        .addValue(hold.periods().toArray(String[]::new))
                        .addString(hold.offer())
                        .addLong(hold.tokens())
                        .addValue(hold.expires().atOffset(ZoneOffset.UTC))
                        .addInteger(hold.credits()))
                .mapEmpty();
    }

    /**
     * Books what a call has used in place of its hold; does nothing when that is gone, so a second time is harmless.
     */
    public Future<Void> settle(UUID hold, long tokens, BigDecimal costUsd, Instant now) {
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.of(hold, tokens, costUsd, now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    public Future<Void> release(UUID hold) {
        return pool.preparedQuery("delete from hold where id = $1")
                .execute(Tuple.of(hold))
                .mapEmpty();
    }

    /** Gives back what an earlier life of this host held: its calls died with it. */
    public Future<Void> releaseAllOf(UUID owner) {
        return pool.preparedQuery("delete from hold where owner = $1")
                .execute(Tuple.of(owner))
                .mapEmpty();
    }

    /** The user begins anew, of every plan; calls under way go on to count. */
    public Future<Void> reset(PersonKey user, Instant now, Cause cause) {
        return pool.withTransaction(transaction -> PersonLock.take(transaction, user)
                .compose(locked -> transaction
                        .preparedQuery("delete from usage where bot = $1 and person = $2")
                        .execute(Tuple.of(user.bot(), user.person())))
                .compose(gone -> BillingActions.note(transaction, user, "reset", null, null, now, cause)));
    }

    /** Forgets days that began before, and holds that expired before that. */
    public Future<Void> forgetBefore(LocalDate day) {
        return pool.preparedQuery("delete from usage where length(period) = 10 and period < $1")
                .execute(Tuple.of(day.toString()))
                .compose(done -> pool.preparedQuery("delete from hold where expires_at < $1")
                        .execute(Tuple.of(day.atStartOfDay().atOffset(ZoneOffset.UTC))))
                .mapEmpty();
    }
}
