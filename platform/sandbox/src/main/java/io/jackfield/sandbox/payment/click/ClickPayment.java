package io.jackfield.sandbox.payment.click;

import io.jackfield.sandbox.payment.SidePayment;
import java.math.RoundingMode;
import java.util.Map;

/** A payment as Click sees it: what is remembered of it stands in its facts. */
record ClickPayment(SidePayment payment) {
    /** {@code payment_status} of one whose money is taken. */
    static final int PAID = 2;

    private static final int CREATED = 0;
    private static final int UNDER_WAY = 1;
    private static final int DELETED = -99;
    private static final String TRANS_ID = "click_trans_id";
    private static final String PAYMENT_ID = "click_paydoc_id";
    private static final String PREPARE_ID = "merchant_prepare_id";
    private static final String STATUS = "payment_status";
    private static final String NOTE = "note";

    /** Gives it its numbers. */
    void number(long transId, long paymentId) {
        facts().putIfAbsent(TRANS_ID, Long.toString(transId));
        facts().putIfAbsent(PAYMENT_ID, Long.toString(paymentId));
        facts().putIfAbsent(STATUS, Integer.toString(CREATED));
    }

    ShopCalls.Attempt attempt() {
        return new ShopCalls.Attempt(
                Long.parseLong(facts().get(TRANS_ID)),
                Long.parseLong(paymentId()),
                payment.order().id(),
                payment.order().amount().setScale(2, RoundingMode.UNNECESSARY).toPlainString());
    }

    String paymentId() {
        return facts().get(PAYMENT_ID);
    }

    String prepareId() {
        return facts().get(PREPARE_ID);
    }

    /** The merchant has said yes to Prepare. */
    void prepared(String prepareId) {
        facts().put(PREPARE_ID, prepareId);
        facts().put(STATUS, Integer.toString(UNDER_WAY));
    }

    /** The money is taken; the merchant does not know it yet. */
    void debited() {
        facts().put(STATUS, Integer.toString(PAID));
    }

    void confirmed() {
        facts().remove(NOTE);
        payment.becomes(SidePayment.State.PAID);
    }

    /** It ends, and what was taken goes back at once. */
    void ends(String why) {
        facts().put(STATUS, Integer.toString(DELETED));
        facts().put(NOTE, why);
        payment.becomes(SidePayment.State.CANCELLED);
    }

    /** Neither a yes nor a no: somebody at Click will look at it. */
    void leftToPeople(String why) {
        facts().put(NOTE, "left to the people at Click: " + why);
    }

    /** Gives back all of what was paid. */
    void reverse() {
        payment.returns(payment.order().amount());
        facts().put(STATUS, Integer.toString(DELETED));
    }

    int status() {
        return Integer.parseInt(facts().get(STATUS));
    }

    private Map<String, String> facts() {
        return payment.facts();
    }
}
