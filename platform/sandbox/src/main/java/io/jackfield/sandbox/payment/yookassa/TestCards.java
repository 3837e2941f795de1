package io.jackfield.sandbox.payment.yookassa;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cards of a test shop, as YooKassa lists them. Any date in the future, code and 3-D Secure answer will do. */
final class TestCards {
    /** What the page offers. */
    static final String USUAL = "5555555555554477";

    private static final Set<String> GOOD = Set.of(
            USUAL, "5555555555554444", "4793128161644804", "4111111111111111", "2200000000000004", "2202474301322987");

    private static final Map<String, String> DECLINED = Map.ofEntries(
            entry("5555555555554592", "3d_secure_failed"),
            entry("5555555555554535", "call_issuer"),
            entry("5555555555554543", "card_expired"),
            entry("5555555555554568", "fraud_suspected"),
            entry("5555555555554527", "general_decline"),
            entry("5555555555554600", "insufficient_funds"),
            entry("5555555555554618", "invalid_card_number"),
            entry("5555555555554626", "invalid_csc"),
            entry("5555555555554501", "issuer_unavailable"),
            entry("5555555555554576", "payment_method_limit_exceeded"),
            entry("5555555555554550", "payment_method_restricted"),
            entry("5555555555554584", "country_forbidden"));

    private TestCards() {}

    /**
     * Why a card is declined; empty when it is good.
     *
     * @throws IllegalArgumentException for a card that is none of these
     */
    static Optional<String> decline(String card) {
        if (!GOOD.contains(card) && !DECLINED.containsKey(card)) {
            throw new IllegalArgumentException("card is '" + card + "'; a test shop takes " + USUAL
                    + " and others of YooKassa's list of test cards");
        }
        return Optional.ofNullable(DECLINED.get(card));
    }
}
