package io.jackfield.host.payment.telegram;

import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.telegram.ServedBot;
import java.time.Instant;

/**
 * Subscriptions of which Telegram takes the next payments by itself. Every method blocks, may be called again with the
 * same effect, and throws {@link io.jackfield.api.JackfieldException} with {@code UNAVAILABLE} when the database is
 * away.
 */
public interface Renewals {
    /**
     * A further period was paid: makes a new order of the same product for the same buyer, paid by this charge, in one
     * transaction, and gives what it gives until {@link TelegramFacts#paidUntil}, at least. The same charge again is
     * {@link io.jackfield.api.payment.Ledger.Verdict#REPEATED}.
     *
     * @param taken the charge; its order is the one that began the subscription, which is paid
     */
    Entry renewed(ServedBot bot, String provider, Taken taken);

    /**
     * Whether the buyer who pays this order now begins a subscription of a plan of which they have another one that
     * goes on.
     */
    boolean isSecond(ServedBot bot, String orderId);

    /**
     * A charge has begun a subscription. Where it bought nothing, or the buyer has another one of the plan, Telegram is
     * told to take no further payments for it: nobody is to pay for one plan twice each month. The other one goes on.
     *
     * @param orderId the order that the charge was for
     * @return false when Telegram refuses that, so that somebody has to see to it
     */
    boolean begun(ServedBot bot, String provider, String orderId, Transaction charge);

    /**
     * The buyer wants further payments no longer, or again.
     *
     * @param orderId the order that began the subscription
     */
    void wanted(ServedBot bot, String provider, String orderId, boolean wanted);

    /**
     * The money of a charge went back. Where it had paid the period that runs, Telegram is told to take no further
     * payments: nobody who was given the money back is to pay again.
     *
     * @param orderId the order that began the subscription, or one that is none
     */
    void refunded(ServedBot bot, String provider, String orderId, String chargeId);

    /**
     * The next payment did not go through. What is paid stays the buyer's until its end.
     *
     * @param at when it was heard; a payment that was stored since counts for more
     */
    void failed(ServedBot bot, String provider, String orderId, Instant at);
}
