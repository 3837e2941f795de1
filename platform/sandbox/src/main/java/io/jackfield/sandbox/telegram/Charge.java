package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * Money that a user paid.
 *
 * @param id Telegram's id of the charge
 * @param paidUntil the end of the period that it pays; empty unless it pays a subscription
 * @param first whether it is the first payment of a subscription
 */
record Charge(
        String id,
        SandboxUser buyer,
        Room room,
        Invoice invoice,
        Instant at,
        Optional<Instant> paidUntil,
        boolean first,
        boolean refunded) {

    Charge asRefunded() {
        return new Charge(id, buyer, room, invoice, at, paidUntil, first, true);
    }

    /** The {@code successful_payment} field. */
    JsonObject receipt() {
        JsonObject receipt = basics();
        paidUntil.ifPresent(until -> receipt.put("subscription_expiration_date", until.getEpochSecond())
                .put("is_recurring", true));
        if (first) {
            receipt.put("is_first_recurring", true);
        }
        return receipt.put("provider_payment_charge_id", invoice.inStars() ? id + "_0" : "sandbox-" + id);
    }

    /** The {@code refunded_payment} field. */
    JsonObject refundReceipt() {
        return basics();
    }

    private JsonObject basics() {
        return new JsonObject()
                .put("currency", invoice.currency())
                .put("total_amount", invoice.total())
                .put("invoice_payload", invoice.payload())
                .put("telegram_payment_charge_id", id);
    }

    /**
     * As {@code getStarTransactions} lists it: a refund has the id of its charge, and a receiver in place of the
     * source.
     *
     * @param moved when the Stars came or went
     */
    JsonObject transaction(boolean refund, Instant moved) {
        JsonObject partner = new JsonObject()
                .put("type", "user")
                .put("transaction_type", "invoice_payment")
                .put("user", buyer.asSender())
                .put("invoice_payload", invoice.payload());
        if (invoice.subscriptionSeconds() > 0) {
            partner.put("subscription_period", invoice.subscriptionSeconds());
        }
        return new JsonObject()
                .put("id", id)
                .put("amount", invoice.total())
                .put("date", moved.getEpochSecond())
                .put(refund ? "receiver" : "source", partner);
    }

    /** For the page. */
    JsonObject toJson() {
        return new JsonObject()
                .put("chargeId", id)
                .put("title", invoice.title())
                .put("currency", invoice.currency())
                .put("amount", invoice.total())
                .put("date", at.getEpochSecond())
                .put("refunded", refunded);
    }
}
