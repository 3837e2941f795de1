package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Payments to one bot: asks it before the money is taken, waits for its answer, then reports the payment. Used under
 * the world's lock.
 */
final class Checkout {
    private static final String TOO_SLOW = "The bot did not answer in time; nothing was charged";

    private final World world;
    private final BotAccount bot;
    private final Map<String, Pending> pending = new HashMap<>();
    private final Map<String, Charge> charges = new LinkedHashMap<>();
    private final Map<String, Invoice> links = new HashMap<>();
    private final List<JsonObject> starTransactions = new ArrayList<>();
    private final Subscriptions subscriptions;

    private record Pending(
            SandboxUser buyer, Room room, Invoice invoice, boolean shipping, Promise<PaymentOutcome> end) {

        Pending afterShipping() {
            return new Pending(buyer, room, invoice, false, end);
        }
    }

    Checkout(World world, BotAccount bot) {
        this.world = world;
        this.bot = bot;
        subscriptions = new Subscriptions(world, bot);
    }

    /** A user pays; the future tells how it ended and never fails. */
    Future<PaymentOutcome> start(SandboxUser buyer, Room room, Invoice invoice) {
        Promise<PaymentOutcome> end = Promise.promise();
        ask(new Pending(buyer, room, invoice, invoice.flexible(), end));
        return end.future();
    }

    private void ask(Pending payment) {
        String id = newId("");
        pending.put(id, payment);
        JsonObject query = payment.invoice().query(id, payment.buyer());
        if (payment.shipping()) {
            query.remove("currency");
            query.remove("total_amount");
            bot.updates().add("shipping_query", query.put("shipping_address", new JsonObject()));
        } else {
            bot.updates().add("pre_checkout_query", query);
        }
        world.after(
                world.options().checkoutLimit().toMillis(),
                () -> Optional.ofNullable(pending.remove(id))
                        .ifPresent(late -> late.end().complete(PaymentOutcome.refused(TOO_SLOW))));
    }

    /** The bot's answer to a pre-checkout or shipping query. */
    void answer(String queryId, boolean shipping, boolean ok, String error) {
        Pending payment = pending.get(queryId);
        if (payment == null || payment.shipping() != shipping) {
            throw ApiError.queryTooOld();
        }
        pending.remove(queryId);
        if (!ok) {
            payment.end().complete(PaymentOutcome.refused(error));
        } else if (shipping) {
            ask(payment.afterShipping());
        } else {
            payment.end().complete(PaymentOutcome.charged(begin(payment).id()));
        }
    }

    private Charge begin(Pending payment) {
        long period = payment.invoice().subscriptionSeconds();
        boolean subscribes = period > 0;
        Optional<Instant> end = subscribes ? Optional.of(world.now().plusSeconds(period)) : Optional.empty();
        Charge charge = charge(payment.buyer(), payment.room(), payment.invoice(), end, subscribes);
        if (subscribes) {
            subscriptions.begun(charge);
        }
        return charge;
    }

    private Charge charge(SandboxUser buyer, Room room, Invoice invoice, Optional<Instant> paidUntil, boolean first) {
        Charge charge = new Charge(newId("stx"), buyer, room, invoice, world.now(), paidUntil, first, false);
        charges.put(charge.id(), charge);
        if (invoice.inStars()) {
            starTransactions.add(charge.transaction(false, world.now()));
        }
        report(charge, "successful_payment", charge.receipt());
        return charge;
    }

    private void report(Charge charge, String field, JsonObject receipt) {
        new UserPost(world, bot, charge.room(), charge.buyer()).post(new JsonObject().put(field, receipt));
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    /** Takes the next payment of a subscription, as Telegram does every 30 days. */
    Charge renew(String chargeId) {
        Subscription subscription = subscriptions.due(chargeId);
        Charge before = subscription.first();
        Charge charge =
                charge(before.buyer(), before.room(), before.invoice(), Optional.of(subscription.nextEnd()), false);
        subscriptions.renewed(subscription, charge);
        return charge;
    }

    /** Takes what has become due since the last look, period by period. */
    void renewDue() {
        for (List<Subscription> due = subscriptions.due(); !due.isEmpty(); due = subscriptions.due()) {
            due.forEach(one -> renew(one.first().id()));
        }
    }

    void refund(long userId, String chargeId) {
        if (chargeId.isEmpty()) {
            throw ApiError.badRequest("CHARGE_ID_EMPTY");
        }
        Charge charge = charges.get(chargeId);
        if (charge == null || !charge.invoice().inStars()) {
            throw ApiError.badRequest("CHARGE_NOT_FOUND");
        }
        if (charge.buyer().id() != userId) {
            throw ApiError.badRequest("USER_ID_INVALID");
        }
        if (charge.refunded()) {
            throw ApiError.badRequest("CHARGE_ALREADY_REFUNDED");
        }
        giveBack(charge);
    }

    private void giveBack(Charge charge) {
        charges.put(charge.id(), charge.asRefunded());
        starTransactions.add(charge.transaction(true, world.now()));
        report(charge, "refunded_payment", charge.refundReceipt());
    }

    /** The store where the Stars were bought takes them back, without asking the bot. */
    void refundByStore(String chargeId) {
        Charge charge = find(chargeId)
                .filter(one -> one.invoice().inStars())
                .orElseThrow(() -> new IllegalArgumentException(chargeId + " is no charge in Stars of this bot"));
        if (charge.refunded()) {
            throw new IllegalStateException("charge " + chargeId + " has been refunded already");
        }
        giveBack(charge);
    }

    /** Stars that came and went, oldest first. */
    List<JsonObject> starTransactions() {
        return starTransactions;
    }

    Optional<Charge> find(String chargeId) {
        return Optional.ofNullable(charges.get(chargeId));
    }

    /** Oldest first. */
    Collection<Charge> charges() {
        return charges.values();
    }

    /** A link that anybody can pay, any number of times. */
    String link(Invoice invoice) {
        String link = "https://t.me/$" + newId("inv");
        links.put(link, invoice);
        return link;
    }

    Optional<Invoice> byLink(String link) {
        return Optional.ofNullable(links.get(link));
    }

    private static String newId(String prefix) {
        return prefix + ThreadLocalRandom.current().nextLong(1L << 50, Long.MAX_VALUE);
    }
}
