package io.jackfield.sandbox.telegram;

import java.util.Optional;

/**
 * How a user's attempt to pay ended.
 *
 * @param error what the user reads when nothing was charged
 * @param chargeId Telegram's id of the charge, needed for a refund
 */
public record PaymentOutcome(Optional<String> error, Optional<String> chargeId) {

    static PaymentOutcome charged(String chargeId) {
        return new PaymentOutcome(Optional.empty(), Optional.of(chargeId));
    }

    static PaymentOutcome refused(String error) {
        return new PaymentOutcome(Optional.of(error), Optional.empty());
    }

    public boolean paid() {
        return chargeId.isPresent();
    }
}
