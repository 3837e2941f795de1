package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Who has which plan. A user has one at a time; those before stay as history. */
public final class SubscriptionTable {
    private final Pool pool;

    public SubscriptionTable(Pool pool) {
        this.pool = pool;
    }

    /** What runs now, if anything does. */
    public Future<Optional<SubscriptionRow>> current(PersonKey user, Instant now) {
        return current(pool, user, now);
    }

    /** A plan that was given, and what it took the place of. */
    public record Change(Optional<SubscriptionRow> before, SubscriptionRow after) {}

    /**
     * Gives a user a plan in place of what runs.
     *
     * @param until when it ends, by what runs now
     */
    public Future<Change> grant(
            PersonKey user,
            String plan,
            Function<Optional<SubscriptionRow>, Optional<Instant>> until,
            Instant now,
            Cause cause) {
        return pool.withTransaction(transaction -> PersonLock.take(transaction, user)
                .compose(locked -> current(transaction, user, now))
                .compose(before -> {
                    SubscriptionRow after = new SubscriptionRow(plan, now, until.apply(before), cause.source());
                    Instant end = after.until().orElse(null);
                    return end(transaction, user, now)
                            .compose(ended -> insert(transaction, user, after))
                            .compose(done -> BillingActions.note(transaction, user, "grant", plan, end, now, cause))
                            .map(new Change(before, after));
                }));
    }

    /** Ends what runs; gives it, or nothing when nothing did. */
    public Future<Optional<SubscriptionRow>> revoke(PersonKey user, Instant now, Cause cause) {
        return pool.withTransaction(transaction -> PersonLock.take(transaction, user)
                .compose(locked -> current(transaction, user, now))
                .compose(before -> before.isEmpty()
                        ? Future.succeededFuture(before)
                        : end(transaction, user, now)
                                .compose(ended -> BillingActions.note(
                                        transaction,
                                        user,
                                        "revoke",
                                        before.get().plan(),
                                        null,
                                        now,
                                        cause))
                                .map(before)));
    }

    /** How many users have each plan, by bot and plan. */
    public Future<Map<Integer, Map<String, Long>>> active(Instant now) {
        return pool.preparedQuery("select bot, plan, count(*) from subscription where ended_at is null"
                        + " and (until is null or until > $1) group by bot, plan")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Map<Integer, Map<String, Long>> counts = new HashMap<>();
                    rows.forEach(row -> counts.computeIfAbsent(row.getInteger(0), bot -> new HashMap<>())
                            .put(row.getString(1), row.getLong(2)));
                    return counts;
                });
    }

    private static Future<Optional<SubscriptionRow>> current(SqlClient client, PersonKey user, Instant now) {
        return client.preparedQuery("select plan, begun_at, until, source from subscription where bot = $1"
                        + " and person = $2 and ended_at is null and (until is null or until > $3)")
                .execute(Tuple.of(user.bot(), user.person(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(subscription(rows.iterator().next())));
    }

    private static SubscriptionRow subscription(Row row) {
        return new SubscriptionRow(
                row.getString(0),
                row.getOffsetDateTime(1).toInstant(),
                Optional.ofNullable(row.getOffsetDateTime(2)).map(OffsetDateTime::toInstant),
                row.getString(3));
    }

    private static Future<Void> end(SqlConnection transaction, PersonKey user, Instant now) {
        return transaction
                .preparedQuery("update subscription set ended_at = least(until, $3)"
                        + " where bot = $1 and person = $2 and ended_at is null")
                .execute(Tuple.of(user.bot(), user.person(), now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static Future<Void> insert(SqlConnection transaction, PersonKey user, SubscriptionRow row) {
        return transaction
                .preparedQuery("insert into subscription(bot, person, plan, begun_at, until, source)"
                        + " values ($1, $2, $3, $4, $5, $6)")
                .execute(Tuple.tuple()
                        .addInteger(user.bot())
                        .addLong(user.person())
                        .addString(row.plan())
                        .addValue(row.begun().atOffset(ZoneOffset.UTC))
                        .addValue(row.until()
                                .map(end -> end.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                        .addString(row.source()))
                .mapEmpty();
    }
}
