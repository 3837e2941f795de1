package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Lets one transaction at a time decide about a user's plan and quotas. */
final class PersonLock {
    private PersonLock() {}

    /** Waits for the lock; it is given back at the end of the transaction. Users who share it by chance only wait. */
    static Future<Void> take(SqlConnection transaction, PersonKey user) {
        return transaction
                .preparedQuery("select pg_advisory_xact_lock($1, hashint8($2))")
                .execute(Tuple.of(user.bot(), user.person()))
                .mapEmpty();
    }
}
