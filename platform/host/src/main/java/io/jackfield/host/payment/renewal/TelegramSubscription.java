package io.jackfield.host.payment.renewal;

import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.payment.telegram.TelegramFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a subscription is paid of which Telegram takes the payments.
 *
 * @param paidUntil when Telegram takes the next payment; empty when it has not said
 * @param paidAt when the last payment was stored
 */
record TelegramSubscription(Optional<Instant> paidUntil, Optional<Instant> paidAt) {
    /** @param payments those of it that count */
    static TelegramSubscription of(List<TransactionRow> payments) {
        return new TelegramSubscription(
                payments.stream()
                        .flatMap(row -> TelegramFacts.paidUntil(row.transaction()).stream())
                        .max(Comparator.naturalOrder()),
                payments.stream()
                        .flatMap(row -> row.transaction().settledAt().stream())
                        .max(Comparator.naturalOrder()));
    }

    boolean wasPaidAfter(Instant moment) {
        return paidAt.filter(moment::isBefore).isPresent();
    }
}
