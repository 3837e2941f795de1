package io.jackfield.sandbox.telegram;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The subscriptions of one bot's users, each known by the id of any of its charges. What only the user sees in Telegram
 * (the passing of 30 days, an empty balance) is an act here. Used under the world's lock.
 */
final class Subscriptions {
    private final World world;
    private final BotAccount bot;
    private final Map<String, Subscription> byCharge = new HashMap<>();
    private final Set<Subscription> all = new LinkedHashSet<>();

    Subscriptions(World world, BotAccount bot) {
        this.world = world;
        this.bot = bot;
    }

    /** The first one first. */
    Collection<Subscription> all() {
        return all;
    }

    void begun(Charge first) {
        Subscription subscription = new Subscription(first);
        all.add(subscription);
        byCharge.put(first.id(), subscription);
    }

    void renewed(Subscription subscription, Charge charge) {
        subscription.renewed();
        byCharge.put(charge.id(), subscription);
    }

    Subscription of(String chargeId) {
        Subscription found = byCharge.get(chargeId);
        if (found == null) {
            throw new IllegalArgumentException("charge " + chargeId + " is not the payment of a subscription");
        }
        return found;
    }

    /** One whose next payment can be taken. */
    Subscription due(String chargeId) {
        Subscription found = of(chargeId);
        if (!found.goesOn()) {
            throw new IllegalStateException("the subscription of charge " + chargeId
                    + " does not go on; it was canceled by the " + (found.isCanceledByBot() ? "bot" : "user"));
        }
        return found;
    }

    /** Those whose next payment is due by now, and will be taken. */
    List<Subscription> due() {
        return all.stream()
                .filter(one -> one.goesOn() && !one.isFailed() && !world.now().isBefore(one.paidUntil()))
                .toList();
    }

    /** The next payment does not go through: too few Stars. The bot is told. */
    void fail(String chargeId) {
        Subscription subscription = due(chargeId);
        subscription.fail();
        tell(subscription, "failed");
    }

    /** The user ends it in Telegram's settings; what is paid stays paid. The bot is told. */
    void cancel(String chargeId) {
        Subscription subscription = due(chargeId);
        subscription.cancelByUser(true);
        tell(subscription, "canceled");
    }

    /** The user wants it after all, which works until its end. The bot is told. */
    void resume(String chargeId) {
        Subscription subscription = of(chargeId);
        if (subscription.isCanceledByBot()) {
            throw new IllegalStateException("the bot has canceled the subscription; only the bot can allow it again");
        }
        if (!world.now().isBefore(subscription.paidUntil())) {
            throw new IllegalStateException("the subscription has run out; begin a new one");
        }
        subscription.cancelByUser(false);
        tell(subscription, "active");
    }

    /** {@code editUserStarSubscription}; the bot knows what it did, and is not told. */
    void edit(long userId, String chargeId, boolean canceled) {
        Subscription subscription = byCharge.get(chargeId);
        if (subscription == null || subscription.first().buyer().id() != userId) {
            throw ApiError.badRequest("CHARGE_NOT_FOUND");
        }
        subscription.cancelByBot(canceled);
    }

    private void tell(Subscription subscription, String state) {
        bot.updates().add("subscription", subscription.update(state));
    }
}
