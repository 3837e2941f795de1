package io.jackfield.payment.yookassa;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentProvider.Handed;
import io.jackfield.api.payment.PaymentProvider.Refund;
import io.jackfield.json.Json;
import java.util.Map;
import java.util.Optional;

/**
 * Gives money back. YooKassa forgets a key after 24 hours, so the host's is written at the end of the refund's
 * description as well, where it is found for ever.
 */
record RefundFlow(Api api, Shop shop, Merchant merchant) {
    private static final int LONGEST_DESCRIPTION = 250;

    Handed refund(Refund refund) throws InterruptedException {
        String payment = refund.transaction().systemId().filter(Ids::isOne).orElse("");
        if (payment.isEmpty()) {
            return new Handed.Refused(
                    "transaction " + refund.transaction().number() + " has no payment at YooKassa", true);
        }
        try {
            Optional<Return> before = api.refundsOf(payment).stream()
                    .filter(one -> one.description().endsWith(mark(refund)))
                    .findFirst();
            return outcome(before.isPresent() ? before.get() : begin(refund, payment));
        } catch (JackfieldException e) {
            if (e.error() == StandardError.REQUEST_REJECTED || e.error() == StandardError.NOT_FOUND) {
                return new Handed.Refused(e.getMessage(), true);
            }
            throw e;
        }
    }

    private Return begin(Refund refund, String payment) throws InterruptedException {
        String orderId = refund.transaction().orderId();
        Map<String, Object> request = Json.object(
                Map.entry("payment_id", payment),
                Map.entry("amount", PaymentRequest.amount(refund.amount())),
                Map.entry("description", description(refund)));
        boolean part = !refund.amount().equals(refund.transaction().amount());
        if (part && shop.receipts().isPresent()) {
            merchant.ledger()
                    .order(orderId)
                    .filter(order -> !Receipts.lacksAddress(order))
                    .ifPresent(order ->
                            request.put("receipt", shop.receipts().get().receipt(order, refund.amount())));
        }
        return api.giveBack(IdempotenceKey.ofRefund(orderId, refund.key()), request);
    }

    private static String mark(Refund refund) {
        return "(" + refund.key() + ")";
    }

    private static String description(Refund refund) {
        String mark = mark(refund);
        int room = LONGEST_DESCRIPTION - mark.length() - 1;
        String reason = refund.reason();
        return reason.substring(0, Math.min(room, reason.length())) + " " + mark;
    }

    private Handed outcome(Return refund) {
        return switch (refund.status()) {
            case SUCCEEDED -> new Handed.Done(refund.id());
            case PENDING, WAITING_FOR_CAPTURE -> new Handed.Pending(refund.id());
            case CANCELED ->
                new Handed.Refused(Decline.inWords(refund.reason(), merchant), Decline.isForGood(refund.reason()));
        };
    }
}
