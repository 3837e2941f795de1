package io.jackfield.host.payment.shop;

import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;

/** Gives plans for nothing. Core loop only. */
@FunctionalInterface
public interface PlanGifts {
    /**
     * Gives a plan in the transaction of somebody else; gives its end.
     *
     * @param reason for the books, such as a promotional code
     */
    Future<Optional<Instant>> give(
            SqlConnection tx, ServedBot bot, long person, String plan, Period period, String reason, Instant now);
}
