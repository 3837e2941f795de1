package io.jackfield.host.billing;

import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;

/**
 * What orders give. Works on the connection of a transaction that somebody else ends, and asks no other. Core loop
 * only.
 */
public interface Entitlements {
    /**
     * Gives somebody what an order has bought, and gives its end; empty when it has none.
     *
     * @param period for how long; empty for ever
     * @param until when it ends where the payment system says so, whatever the period is
     */
    Future<Optional<Instant>> give(
            SqlConnection tx,
            ServedBot bot,
            long person,
            String plan,
            Optional<Period> period,
            String orderId,
            Optional<Instant> until,
            Instant now);

    /** Gives somebody the credits that an order has bought; one order gives them once. */
    Future<Void> giveCredits(SqlConnection tx, ServedBot bot, long person, long amount, String orderId, Instant now);

    /** Takes back what is left of all that, and nothing that another order gave. */
    Future<Void> takeBack(SqlConnection tx, ServedBot bot, long person, String orderId, Instant now);

    /** What is stored of somebody has changed, or may have: the transaction is over. */
    void changed(ServedBot bot, long person);
}
