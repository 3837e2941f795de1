package io.jackfield.api;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * An amount in the smallest unit of its currency: cents for {@code EUR}, tiyin for {@code UZS}, whole Stars for
 * {@code XTR}.
 *
 * @param minorUnits zero or more
 * @param currency three capitals; a string because {@link java.util.Currency} does not know {@code XTR}
 */
public record Money(long minorUnits, String currency) {
    /** Telegram Stars. */
    public static final String STARS = "XTR";

    private static final int USUAL_DECIMALS = 2;
    private static final Map<String, String> SIGNS = Map.of(STARS, "⭐", "RUB", "₽", "USD", "$", "EUR", "€");
    /** What people write after an amount, by language, where it is neither a sign nor the code. */
    private static final Map<String, String> SUM = Map.of("ru", "сум", "uz", "soʻm");

    public Money {
        requireNonNull(currency, "currency");
        if (minorUnits < 0) {
            throw new IllegalArgumentException("minorUnits is " + minorUnits + "; an amount is zero or more");
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency is '" + currency + "'; use three capitals such as EUR");
        }
    }

    /**
     * An amount as payment systems write it: {@code of("599.00", "RUB")}.
     *
     * @param decimal digits, with a point and no more decimals than the currency has: neither sign nor exponent
     */
    public static Money of(String decimal, String currency) {
        int decimals = decimals(currency);
        if (!decimal.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException("amount is '" + decimal + "'; use digits such as 599 or 599.00");
        }
        try {
            return new Money(new BigDecimal(decimal).movePointRight(decimals).longValueExact(), currency);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "amount is '" + decimal + "'; " + currency + " has " + decimals + " decimals", e);
        }
    }

    /**
     * How many decimals amounts of a currency have by ISO 4217: 2 for {@code RUB} and {@code UZS}, 0 for {@code XTR}.
     */
    public static int decimals(String currency) {
        if (STARS.equals(currency)) {
            return 0;
        }
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return USUAL_DECIMALS;
        }
    }

    /** With all decimals of the currency and a point: {@code 599.00}, {@code 250} for Stars. */
    public String decimal() {
        return BigDecimal.valueOf(minorUnits, decimals(currency)).toPlainString();
    }

    /**
     * As people of a language write it, without decimals where they are zero: {@code 599 ₽}, {@code 99 000 сум}.
     *
     * @param language two-letter code
     */
    public String shown(String language) {
        int decimals = decimals(currency);
        NumberFormat format = NumberFormat.getNumberInstance(Locale.of(language));
        boolean whole = minorUnits % BigDecimal.TEN.pow(decimals).longValueExact() == 0;
        format.setMinimumFractionDigits(whole ? 0 : decimals);
        format.setMaximumFractionDigits(decimals);
        String number = format.format(BigDecimal.valueOf(minorUnits, decimals));
        String sign =
                "UZS".equals(currency) ? SUM.getOrDefault(language, currency) : SIGNS.getOrDefault(currency, currency);
        return number + " " + sign;
    }

    /** Both together. */
    public Money plus(Money other) {
        requireSame(other);
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    /** What is left when {@code other}, which is not more than this, goes. */
    public Money minus(Money other) {
        requireSame(other);
        return new Money(minorUnits - other.minorUnits, currency);
    }

    public boolean isMoreThan(Money other) {
        requireSame(other);
        return minorUnits > other.minorUnits;
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    private void requireSame(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "one amount is in " + currency + " and the other in " + other.currency + "; no rate is known");
        }
    }

    /** Such as {@code 599.00 RUB}. */
    @Override
    public String toString() {
        return decimal() + " " + currency;
    }
}
