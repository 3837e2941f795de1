package io.jackfield.payment.payme;

import io.jackfield.api.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The parameters of a call; every getter refuses what is missing or of the wrong type, and names it. */
record Params(Map<String, Object> values) {
    static final String CURRENCY = "UZS";

    private static final long LATEST = 9_999_999_999_999L;
    private static final String ID = "[\\x21-\\x7e]{1,64}";

    /** Payme's id of a transaction: 24 characters by its documentation. */
    String id() {
        return knownId().orElseThrow(() -> wrong("id"));
    }

    /** The same where a call has one. */
    Optional<String> knownId() {
        return text("id").filter(id -> id.matches(ID));
    }

    /** A point in time, given in milliseconds of 13 digits at most. */
    Instant time(String name) {
        long millis = number(name);
        if (millis < 0 || millis > LATEST) {
            throw wrong(name);
        }
        return Instant.ofEpochMilli(millis);
    }

    /** Given in tiyin. */
    Money amount() {
        long tiyin = number("amount");
        if (tiyin <= 0) {
            throw new Refusal(Problem.WRONG_AMOUNT);
        }
        return new Money(tiyin, CURRENCY);
    }

    long number(String name) {
        if (values.get(name) instanceof Long number) {
            return number;
        }
        throw wrong(name);
    }

    Optional<String> text(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    Map<String, Object> object(String name) {
        if (values.get(name) instanceof Map<?, ?> object) {
            @SuppressWarnings("unchecked") // as Json.read makes them
            Map<String, Object> fields = (Map<String, Object>) object;
            return fields;
        }
        throw wrong(name);
    }

    private static Refusal wrong(String name) {
        return new Refusal(Problem.BAD_REQUEST, name);
    }
}
