package io.jackfield.api;

import static java.util.Objects.requireNonNull;

/**
 * An amount in the smallest unit of its currency: cents for {@code EUR}, tiyin for {@code UZS}, whole Stars for {@code XTR}.
 *
 * @param minorUnits zero or more
 * @param currency three capitals; a string because {@link java.util.Currency} does not know {@code XTR}
 */
public record Money(long minorUnits, String currency) {
    public Money {
        requireNonNull(currency, "currency");
        if (minorUnits < 0) {
            throw new IllegalArgumentException("minorUnits is " + minorUnits + "; an amount is zero or more");
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency is '" + currency + "'; use three capitals such as EUR");
        }
    }
}
