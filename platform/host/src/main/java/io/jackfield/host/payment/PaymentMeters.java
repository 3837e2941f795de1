package io.jackfield.host.payment;

import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.Transaction.State;
import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.payment.rules.Decision.Line;
import io.jackfield.host.payment.rules.Decision.Line.Kind;
import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * {@code payments_total} by bot, provider, currency and outcome: {@code settled}, {@code surplus},
 * {@code wrong_amount}, {@code refunded}, {@code cancelled} and {@code lapsed}.
 */
final class PaymentMeters implements DecisionListener {
    private final MeterRegistry registry;

    PaymentMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void decided(ServedBot bot, Decision decision) {
        decision.lines().stream()
                .filter(line -> line.kind() != Kind.ACCEPTED)
                .forEach(line -> count(
                        bot,
                        decision.transaction().orElseThrow().provider(),
                        line.amount().currency(),
                        outcome(decision, line)));
        decision.changed().stream()
                .filter(row -> row.transaction().state() == State.CANCELLED)
                .forEach(row -> count(bot, row.provider(), currency(row), row.lapsed() ? "lapsed" : "cancelled"));
    }

    private static String outcome(Decision decision, Line line) {
        return switch (line.kind()) {
            case SURPLUS -> decision.verdict() == Verdict.WRONG_AMOUNT ? "wrong_amount" : "surplus";
            case REFUNDED -> "refunded";
            case ACCEPTED, GRANTED -> "settled";
        };
    }

    private static String currency(TransactionRow row) {
        return row.transaction().amount().currency();
    }

    private void count(ServedBot bot, String provider, String currency, String outcome) {
        registry.counter("payments", "bot", bot.id(), "provider", provider, "currency", currency, "outcome", outcome)
                .increment();
    }
}
