package io.jackfield.payment.yookassa;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider.Handed;
import io.jackfield.api.payment.PaymentProvider.SavedMethod;
import io.jackfield.api.payment.Transaction;
import java.time.Duration;
import java.util.Optional;

/** Takes the next payment of a subscription without its buyer: one for each order, which is one for each period. */
record ChargeFlow(Api api, Shop shop, Merchant merchant) {
    /**
     * Less than the 24 hours for which YooKassa knows a key, so that no attempt is made by a key that it has forgotten.
     */
    private static final Duration LIFE = Duration.ofHours(23);

    Handed charge(PaymentOrder order, SavedMethod method) throws InterruptedException {
        if (!shop.autopay()) {
            return new Handed.Refused(
                    shop + " takes no payments by itself; set autopay once YooKassa has allowed it", true);
        }
        if (shop.receipts().isPresent() && Receipts.lacksAddress(order)) {
            return new Handed.Refused("order " + order.id() + " has no e-mail address for its receipt", true);
        }
        Entry entry = merchant.ledger().attempt(order.id(), LIFE);
        return switch (entry.verdict()) {
            case DONE, REPEATED -> charge(order, method, entry.transaction().orElseThrow());
            case ORDER_PAID -> paid(order);
            case ORDER_HELD ->
                throw new JackfieldException(
                        StandardError.UNAVAILABLE, "another payment of order " + order.id() + " is under way");
            default -> new Handed.Refused("order " + order.id() + " is not to be paid: " + entry.verdict(), true);
        };
    }

    private Handed charge(PaymentOrder order, SavedMethod method, Transaction attempt) throws InterruptedException {
        if (attempt.systemId().isPresent()) {
            return outcome(found(attempt.systemId().get()));
        }
        try {
            return outcome(new Attempts(api, merchant)
                    .begin(
                            attempt,
                            IdempotenceKey.ofCharge(order.id(), attempt.number()),
                            new PaymentRequest(order, attempt.number(), merchant, shop).charge(method.secret())));
        } catch (JackfieldException e) {
            if (e.error() == StandardError.REQUEST_REJECTED) {
                return new Handed.Refused(e.getMessage(), true);
            }
            throw e;
        }
    }

    private Payment found(String id) throws InterruptedException {
        return api.payment(id)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.UNAVAILABLE, "YooKassa does not know payment " + id + " at the moment"));
    }

    private Handed outcome(Payment payment) {
        new Booking(merchant).book(payment);
        return switch (payment.status()) {
            case SUCCEEDED -> new Handed.Done(payment.id());
            case PENDING, WAITING_FOR_CAPTURE -> new Handed.Pending(payment.id());
            case CANCELED ->
                new Handed.Refused(Decline.inWords(payment.reason(), merchant), Decline.isForGood(payment.reason()));
        };
    }

    /** It may have been this charge, asked for before. */
    private Handed paid(PaymentOrder order) {
        Optional<String> ours = merchant.ledger()
                .holding(order.id())
                .flatMap(Transaction::systemId)
                .filter(id -> merchant.ledger().transaction(id).isPresent());
        return ours.isPresent()
                ? new Handed.Done(ours.get())
                : new Handed.Refused("order " + order.id() + " has been paid in another way", true);
    }
}
