package io.jackfield.host.payment.refund;

import io.jackfield.api.Money;
import java.util.Optional;

/**
 * What somebody wants to give back.
 *
 * @param number of the transaction
 * @param amount empty for all that is left
 * @param by who asks for it
 * @param reason for the payment system and the books
 * @param key to tell it from others when it comes again: 1 to 64 of A-Z a-z 0-9 and -; empty for a new one
 */
public record RefundOrder(
        String provider, long number, Optional<Money> amount, String by, String reason, Optional<String> key) {
    public RefundOrder {
        if (key.filter(word -> !word.matches("[A-Za-z0-9-]{1,64}")).isPresent()) {
            throw new IllegalArgumentException("refund key is '" + key.get() + "'; use 1 to 64 of A-Z a-z 0-9 -");
        }
    }
}
