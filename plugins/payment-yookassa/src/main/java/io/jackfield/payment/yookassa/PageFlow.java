package io.jackfield.payment.yookassa;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Leads a buyer to YooKassa's page: to the one that is open, else to a new one. */
record PageFlow(Api api, Shop shop, Merchant merchant) {
    /** As long as YooKassa waits for the buyer. */
    static final Duration LIFE = Duration.ofHours(1);
    /** The fact of a transaction under which the address of its page is kept. */
    static final String PAGE = "page";

    private static final int ROUNDS = 3;

    Checkout checkout(PaymentOrder order) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            Transaction attempt = attempt(order);
            Optional<URI> page = attempt.systemId().isPresent() ? again(order, attempt) : begin(order, attempt);
            if (page.isPresent()) {
                return new Checkout.Page(page.get());
            }
        }
        throw new JackfieldException(
                StandardError.UNAVAILABLE,
                "YooKassa has cancelled " + ROUNDS + " payments of order " + order.id() + " one after the other");
    }

    private Transaction attempt(PaymentOrder order) {
        Entry entry = merchant.ledger().attempt(order.id(), LIFE);
        if (entry.verdict() != Verdict.DONE && entry.verdict() != Verdict.REPEATED) {
            boolean later = entry.verdict() == Verdict.ORDER_HELD;
            throw new JackfieldException(
                    later ? StandardError.UNAVAILABLE : StandardError.REQUEST_REJECTED,
                    "order " + order.id() + " is not to be paid now: " + entry.verdict());
        }
        return entry.transaction().orElseThrow();
    }

    /** Empty when the payment has ended, and another attempt is to be made. */
    private Optional<URI> begin(PaymentOrder order, Transaction attempt) throws InterruptedException {
        Payment payment = new Attempts(api, merchant)
                .begin(
                        attempt,
                        IdempotenceKey.ofPage(order.id(), attempt.number()),
                        new PaymentRequest(order, attempt.number(), merchant, shop).page());
        payment.page().ifPresent(page -> merchant.ledger().note(payment.id(), Map.of(PAGE, page.toString())));
        return open(payment, payment.page());
    }

    /**
     * As {@link #begin}. A page whose payment has ended leads nowhere, so YooKassa is asked; where it is silent, the
     * page is good.
     */
    private Optional<URI> again(PaymentOrder order, Transaction attempt) throws InterruptedException {
        Optional<URI> kept = Optional.ofNullable(attempt.facts().get(PAGE)).map(URI::create);
        Optional<Payment> payment;
        try {
            payment = api.payment(attempt.systemId().orElseThrow());
        } catch (JackfieldException e) {
            if (kept.isPresent() && e.error().retryable()) {
                return kept;
            }
            throw e;
        }
        if (payment.isEmpty()) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "YooKassa does not know payment " + attempt.systemId().get() + " of order " + order.id() + "; has "
                            + shop + " taken the place of another one?");
        }
        Optional<URI> page = kept.or(payment.get()::page);
        // the answer that told the address was lost; the same key brings it again
        boolean lost = payment.get().status() == Status.PENDING
                && page.isEmpty()
                && !payment.get().isCharge();
        return lost ? begin(order, attempt) : open(payment.get(), page);
    }

    private Optional<URI> open(Payment payment, Optional<URI> page) {
        if (payment.status() == Status.PENDING && page.isPresent()) {
            return page;
        }
        new Booking(merchant).book(payment);
        if (payment.status() == Status.CANCELED) {
            return Optional.empty();
        }
        throw new JackfieldException(
                StandardError.UNAVAILABLE,
                "payment " + payment.id() + " is " + payment.status() + " and needs nothing of its buyer");
    }
}
