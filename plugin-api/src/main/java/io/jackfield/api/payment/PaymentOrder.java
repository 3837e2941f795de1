package io.jackfield.api.payment;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.Money;
import io.jackfield.api.chat.Recipient;
import java.time.Instant;

/**
 * Something a user wants to pay for.
 *
 * @param id unique in the platform: 1 to 64 of A-Z a-z 0-9 and -
 * @param buyer where to tell of the payment
 * @param title what is bought, in the buyer's language, up to 32 characters
 * @param expiresAt no payment is accepted afterwards
 */
@Experimental
public record PaymentOrder(
        String id, Recipient buyer, String title, String description, Money price, State state, Instant expiresAt) {
    public PaymentOrder {
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("order id is '" + id + "'; use 1 to 64 of A-Z a-z 0-9 -");
        }
        requireNonNull(buyer, "buyer");
        requireNonNull(price, "price");
        requireNonNull(state, "state");
        requireNonNull(expiresAt, "expiresAt");
    }

    /** Where an order is. */
    public enum State {
        OPEN,
        PAID,
        REFUNDED,
        CLOSED
    }
}
