package io.jackfield.host.payment;

import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.telegram.ServedBot;

/** Hears of what was decided and stored, once; what the host dies with is heard by nobody. Core loop only. */
@FunctionalInterface
public interface DecisionListener {
    /** @param decision with rows as they stand; one that changed nothing is not told */
    void decided(ServedBot bot, Decision decision);
}
