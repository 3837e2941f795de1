package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** Writes down who changed what a user may do, in the transaction of the change. */
final class BillingActions {
    private BillingActions() {}

    /**
     * @param plan null when it is about no single plan
     * @param until null when there is none
     */
    static Future<Void> note(
            SqlConnection transaction,
            PersonKey user,
            String action,
            String plan,
            Instant until,
            Instant now,
            Cause cause) {
        return transaction
                .preparedQuery("insert into billing_action(at, bot, person, action, plan, until, source, actor, reason)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
                .execute(Tuple.tuple()
                        .addValue(now.atOffset(ZoneOffset.UTC))
                        .addInteger(user.bot())
                        .addLong(user.person())
                        .addString(action)
                        .addString(plan)
                        .addValue(until == null ? null : until.atOffset(ZoneOffset.UTC))
                        .addString(cause.source())
                        .addString(cause.actor())
                        .addString(cause.reason()))
                .mapEmpty();
    }
}
