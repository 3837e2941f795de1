package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Money that a user paid.
 *
 * @param id Telegram's id of the charge
 */
record Charge(String id, SandboxUser buyer, Room room, Invoice invoice, Instant at, boolean refunded) {

    Charge asRefunded() {
        return new Charge(id, buyer, room, invoice, at, true);
    }

    /** The {@code successful_payment} field. */
    JsonObject receipt(boolean firstOfSubscription) {
        JsonObject receipt = basics();
        if (invoice.subscriptionSeconds() > 0) {
            receipt.put("subscription_expiration_date", at.getEpochSecond() + invoice.subscriptionSeconds());
            receipt.put("is_recurring", true);
            if (firstOfSubscription) {
                receipt.put("is_first_recurring", true);
            }
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

    /** As {@code getStarTransactions} lists it. */
    JsonObject transaction(boolean refund) {
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
                .put("date", at.getEpochSecond())
                .put(refund ? "receiver" : "source", partner);
    }
}
