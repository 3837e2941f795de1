package io.jackfield.host.payment.telegram;

/** Whether a payment may go ahead, and if not, why. */
public enum PreCheckoutVerdict {
    ALLOWED(""),
    /** No order of this bot is meant. */
    UNKNOWN("invoice.unknown"),
    /** The order is somebody else's: the invoice was forwarded, or its link passed on. */
    NOT_THE_BUYER("invoice.another"),
    /** It is not what the order costs. */
    WRONG_AMOUNT("invoice.changed"),
    PAID("invoice.paid"),
    /** Another payment of the order is under way. */
    HELD("invoice.held"),
    /** The order was cancelled, or its money has been given back. */
    CLOSED("invoice.unknown"),
    /** The order's time is over. */
    EXPIRED("invoice.expired"),
    /** The buyer has a subscription of the plan, and a second one would be charged on top of it. */
    SUBSCRIBED("invoice.subscribed"),
    /** Operators keep the buyer out of the bot. */
    BLOCKED("invoice.blocked"),
    /** Nobody can say at the moment. */
    UNAVAILABLE("invoice.later");

    private final String textKey;

    PreCheckoutVerdict(String textKey) {
        this.textKey = textKey;
    }

    public boolean isAllowed() {
        return this == ALLOWED;
    }

    /** The host's text that says so to the buyer; empty when the payment may go ahead. */
    public String textKey() {
        return textKey;
    }
}
