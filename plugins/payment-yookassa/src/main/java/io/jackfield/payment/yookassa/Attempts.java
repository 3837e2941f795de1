package io.jackfield.payment.yookassa;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.Transaction;
import java.util.Map;

/** Payments that we begin: each is stored before YooKassa hears of it, and has a key of its own. */
record Attempts(Api api, Merchant merchant) {
    /**
     * Asks YooKassa for a payment, or for the one that this key has made before. What has become of it is not booked
     * yet.
     */
    Payment begin(Transaction attempt, String key, Map<String, Object> request) throws InterruptedException {
        Payment payment;
        try {
            payment = api.pay(key, request);
        } catch (JackfieldException e) {
            if (!e.error().retryable()) {
                abandon(attempt, e);
            }
            throw e;
        }
        merchant.ledger().attach(attempt.number(), payment.id());
        return payment;
    }

    /** A request that YooKassa has refused needs another key once it has been put right, and so another attempt. */
    private void abandon(Transaction attempt, JackfieldException refusal) {
        String id = "refused-" + attempt.number();
        merchant.ledger().attach(attempt.number(), id);
        merchant.ledger().cancel(id, refusal.error().name());
    }
}
