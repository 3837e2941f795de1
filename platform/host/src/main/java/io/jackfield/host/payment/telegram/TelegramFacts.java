package io.jackfield.host.payment.telegram;

import io.jackfield.api.payment.Transaction;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a transaction notes of a payment inside Telegram, by the names of the Bot API. */
public final class TelegramFacts {
    /** Telegram's id of who paid; a refund has to name it. */
    public static final String USER = "user_id";
    /** The charge's id with the payment system behind Telegram. */
    public static final String PROVIDER_CHARGE = "provider_payment_charge_id";
    /** Until when a subscription is paid, in seconds since 1970. */
    public static final String PAID_UNTIL = "subscription_expiration_date";
    /** {@code true} for the payments of a subscription. */
    public static final String RECURRING = "is_recurring";
    /** {@code true} for the first one of them. */
    public static final String FIRST = "is_first_recurring";

    private TelegramFacts() {}

    static Map<String, String> of(long payer, Paid paid) {
        Map<String, String> facts = new HashMap<>();
        facts.put(USER, Long.toString(payer));
        if (!paid.providerChargeId().isEmpty()) {
            facts.put(PROVIDER_CHARGE, paid.providerChargeId());
        }
        paid.paidUntil().ifPresent(until -> facts.put(PAID_UNTIL, Long.toString(until.getEpochSecond())));
        if (paid.recurring()) {
            facts.put(RECURRING, "true");
        }
        if (paid.first()) {
            facts.put(FIRST, "true");
        }
        return facts;
    }

    /** Until when a subscription is paid with this transaction; empty when it pays none. */
    public static Optional<Instant> paidUntil(Transaction transaction) {
        return paidUntil(transaction.facts());
    }

    /** The same of its facts alone. */
    public static Optional<Instant> paidUntil(Map<String, String> facts) {
        return Optional.ofNullable(facts.get(PAID_UNTIL))
                .filter(seconds -> seconds.matches("\\d{1,11}"))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }
}
