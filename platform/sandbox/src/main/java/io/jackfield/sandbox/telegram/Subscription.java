package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** What a user pays in Stars every 30 days, until the user or the bot ends it. Used under the world's lock. */
final class Subscription {
    private final Charge first;
    private Instant paidUntil;
    private boolean canceledByUser;
    private boolean canceledByBot;
    private boolean failed;

    Subscription(Charge first) {
        this.first = first;
        paidUntil = first.paidUntil().orElseThrow();
    }

    /** The payment that began it. */
    Charge first() {
        return first;
    }

    /** The end of the period that is paid, and the time of the next payment. */
    Instant paidUntil() {
        return paidUntil;
    }

    /** The end of the next period. */
    Instant nextEnd() {
        return paidUntil.plusSeconds(first.invoice().subscriptionSeconds());
    }

    /** Whether the next payment will be taken. */
    boolean goesOn() {
        return !canceledByUser && !canceledByBot;
    }

    /** Whether the last payment that was due did not go through. */
    boolean isFailed() {
        return failed;
    }

    boolean isCanceledByBot() {
        return canceledByBot;
    }

    void renewed() {
        paidUntil = nextEnd();
        failed = false;
    }

    void fail() {
        failed = true;
    }

    void cancelByUser(boolean wanted) {
        canceledByUser = wanted;
    }

    void cancelByBot(boolean wanted) {
        canceledByBot = wanted;
    }

    /** The {@code subscription} update (Bot API 10.2). */
    JsonObject update(String state) {
        return new JsonObject()
                .put("user", first.buyer().asSender())
                .put("invoice_payload", first.invoice().payload())
                .put("state", state);
    }

    /** For the page. */
    JsonObject toJson() {
        return first.toJson()
                .put("paidUntil", paidUntil.getEpochSecond())
                .put("canceledByUser", canceledByUser)
                .put("canceledByBot", canceledByBot)
                .put("failed", failed);
    }
}
