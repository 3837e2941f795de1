package io.jackfield.host.payment;

import io.jackfield.host.store.StoredOrder;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** What buyers have left with payment systems for later payments. Core loop only. */
public interface SavedMethods {
    /** Of a host that keeps none. */
    SavedMethods NONE = (tx, order, provider, label, secret) -> Future.succeededFuture(false);

    /**
     * Keeps how somebody paid for an order, in the transaction that has locked it; gives whether that is new.
     *
     * @param secret the system's own reference; stored encrypted
     */
    Future<Boolean> save(SqlConnection tx, StoredOrder order, String provider, String label, String secret);
}
