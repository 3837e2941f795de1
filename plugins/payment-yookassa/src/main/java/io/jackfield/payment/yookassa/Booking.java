package io.jackfield.payment.yookassa;

import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import java.util.Map;
import java.util.Optional;

/** Tells the ledger what YooKassa has answered about a payment of this bot. As often as one likes. */
record Booking(Merchant merchant) {
    private static final int LONGEST_REASON = 200;

    void book(Payment payment) {
        switch (payment.status()) {
            case SUCCEEDED -> taken(payment);
            case CANCELED -> cancelled(payment);
            case WAITING_FOR_CAPTURE ->
                review(
                        payment,
                        "YooKassa only holds the money of payment " + payment.id()
                                + " and takes it when somebody says so in its cabinet; take it, or cancel the payment there");
            case PENDING -> {}
        }
    }

    private void taken(Payment payment) {
        if (payment.orderId().isEmpty()) {
            return;
        }
        Entry entry = ledger().taken(new Taken(
                payment.id(),
                payment.orderId().get(),
                payment.amount(),
                payment.at(),
                payment.method().map(method -> Map.of("method", method.type())).orElse(Map.of())));
        switch (entry.verdict()) {
            case DONE, REPEATED -> save(payment, entry);
            case NO_ORDER ->
                merchant.review(
                        "",
                        "YooKassa has taken " + payment.amount() + " by payment " + payment.id()
                                + " for order " + payment.orderId().get()
                                + ", which this bot does not have; give it back in the"
                                + " cabinet of YooKassa");
            case CANCELLED, OTHER_DATA ->
                review(
                        payment,
                        "YooKassa has taken " + payment.amount() + " by payment " + payment.id()
                                + ", which is booked here as something else (" + entry.verdict()
                                + "); compare with its cabinet and give the money back there, or grant by hand");
            default -> {}
        }
    }

    /** What was charged without the buyer was paid by what is saved already. */
    private void save(Payment payment, Entry entry) {
        boolean wanted = !payment.isCharge()
                && entry.transaction().filter(one -> !one.surplus()).isPresent()
                && entry.order()
                        .map(PaymentOrder::product)
                        .filter(PaymentOrder.Product::renews)
                        .isPresent();
        if (wanted) {
            payment.method()
                    .filter(Payment.Method::saved)
                    .ifPresent(method -> ledger().save(payment.id(), method.label(), method.id()));
        }
    }

    private void cancelled(Payment payment) {
        attach(payment);
        Optional<Transaction> known = ledger().transaction(payment.id());
        // of one that has taken money, cancelling would mean that it has gone back
        if (known.filter(one -> one.settledAt().isPresent()).isPresent()) {
            review(
                    payment,
                    "YooKassa says that payment " + payment.id() + " is canceled (" + payment.reason()
                            + "), which has been paid by its own word before; compare with its cabinet");
            return;
        }
        if (known.isPresent()) {
            ledger().cancel(payment.id(), payment.reason());
        }
    }

    /** It may be told of before the answer to the call that has begun it. */
    private void attach(Payment payment) {
        payment.attempt()
                .flatMap(ledger()::numbered)
                .filter(one -> one.state() == State.ATTEMPTED && one.systemId().isEmpty())
                .filter(one -> Optional.of(one.orderId()).equals(payment.orderId()))
                .ifPresent(one -> ledger().attach(one.number(), payment.id()));
    }

    /** @param payment that it is of, which has been booked */
    void book(Return refund, Payment payment) {
        String reason = refund.description().isEmpty() ? "refunded" : refund.description();
        Verdict verdict = ledger().refunded(
                        payment.id(),
                        refund.id(),
                        refund.amount(),
                        reason.substring(0, Math.min(LONGEST_REASON, reason.length())))
                .verdict();
        if (verdict == Verdict.CANCELLED || verdict == Verdict.OTHER_DATA) {
            review(
                    payment,
                    "YooKassa has given " + refund.amount() + " back (" + refund.id() + ") of payment " + payment.id()
                            + ", which is not booked as paid; compare with its cabinet");
        }
    }

    private void review(Payment payment, String what) {
        merchant.review(payment.orderId().orElse(""), what);
    }

    private Ledger ledger() {
        return merchant.ledger();
    }
}
