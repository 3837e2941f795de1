package io.jackfield.host.billing;

import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;

/** Whose plan goes on by itself. */
@FunctionalInterface
public interface RenewalCheck {
    /** Whether the next payment for a plan is taken without the user, as things stand: then they are told of no end. */
    Future<Boolean> renews(ServedBot bot, long person, String plan);
}
