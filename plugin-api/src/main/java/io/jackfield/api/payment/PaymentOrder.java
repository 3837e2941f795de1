package io.jackfield.api.payment;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.Money;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a user wants to pay for, at a price that does not change any more.
 *
 * @param id unique in the platform and not to be guessed: 1 to 64 of A-Z a-z 0-9 and -, the last one no digit
 * @param buyer who pays; {@code buyer.language()} is that of texts about it
 * @param chat where the buyer is told of it; chat 0 where nobody is told
 * @param title what is bought, in the buyer's language: 1 to 32 characters
 * @param description 1 to 255 characters
 * @param expiresAt no payment is begun afterwards
 * @param customer {@code email} and {@code phone} where the buyer gave them
 */
@Experimental
public record PaymentOrder(
        String id,
        Person buyer,
        Recipient chat,
        Product product,
        String title,
        String description,
        Money price,
        State state,
        Instant expiresAt,
        Map<String, String> customer) {
    /** The key of {@link #customer} for an e-mail address. */
    public static final String EMAIL = "email";
    /** The key of {@link #customer} for a telephone number: {@code +} and digits. */
    public static final String PHONE = "phone";

    public PaymentOrder {
        if (!id.matches("[A-Za-z0-9-]{0,63}[A-Za-z-]")) {
            throw new IllegalArgumentException(
                    "order id is '" + id + "'; use 1 to 64 of A-Z a-z 0-9 -, of which the last is no digit");
        }
        requireNonNull(buyer, "buyer");
        requireNonNull(chat, "chat");
        requireNonNull(product, "product");
        requireNonNull(title, "title");
        requireNonNull(description, "description");
        requireNonNull(price, "price");
        requireNonNull(state, "state");
        requireNonNull(expiresAt, "expiresAt");
        customer = Map.copyOf(customer);
    }

    /**
     * What is bought.
     *
     * @param id as the bot's file names it
     * @param period for how long it gives what it gives; empty for ever
     * @param renews whether the buyer wants it to go on by itself
     * @param facts what the bot's file says of it for payment systems, such as fiscal codes
     */
    public record Product(String id, Optional<Period> period, boolean renews, Map<String, String> facts) {
        public Product {
            requireNonNull(id, "id");
            requireNonNull(period, "period");
            facts = Map.copyOf(facts);
        }
    }

    /** Where an order is. */
    public enum State {
        /** It can be paid. */
        OPEN,
        /** It is paid and has given what it gives. */
        PAID,
        /** Its money has been given back, all of it. Final. */
        REFUNDED,
        /** It was cancelled, or its time is over. */
        CLOSED
    }
}
