package io.jackfield.host.payment;

import io.jackfield.api.memory.Preferences;
import io.jackfield.host.billing.Entitlements;
import io.jackfield.host.payment.BuyerTexts.Given;
import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.payment.rules.Decision.Effect;
import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.store.EventTable;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.MemoryTable;
import io.jackfield.host.store.StoredMessages;
import io.jackfield.host.store.StoredOrder;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What follows from decisions: in their transaction what they give and what the buyer is told, and after it all that
 * hears of it.
 */
final class Consequences {
    /** A fact of Telegram's subscriptions, in seconds since 1970: to when the payment reaches. */
    static final String SUBSCRIPTION_END = "subscription_expiration_date";

    /** Another of them: the payment has begun one. */
    static final String SUBSCRIPTION_BEGUN = "is_first_recurring";

    private final Entitlements entitlements;
    private final BuyerMessages messages;
    private final BuyerTexts texts = new BuyerTexts();
    private final List<DecisionListener> listeners;
    private final Clock clock;

    Consequences(Entitlements entitlements, BuyerMessages messages, List<DecisionListener> listeners, Clock clock) {
        this.entitlements = entitlements;
        this.messages = messages;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /** Gives or takes back, and stores the message to the buyer. */
    Future<Optional<BuyerMessage>> inside(
            SqlConnection tx, ServedBot bot, StoredOrder stored, Decision decision, Instant now) {
        return text(tx, bot, stored, decision, now).compose(text -> {
            Optional<BuyerMessage> message = text.filter(
                            words -> stored.order().chat().chat() != 0)
                    .map(words -> BuyerMessage.of(bot, stored.order().chat(), words, clock));
            return message.map(one -> StoredMessages.add(tx, one.row()))
                    .orElseGet(Future::succeededFuture)
                    .map(message);
        });
    }

    private Future<Optional<String>> text(
            SqlConnection tx, ServedBot bot, StoredOrder stored, Decision decision, Instant now) {
        return switch (decision.effect()) {
            case GRANT ->
                give(tx, bot, stored, decision, now)
                        .compose(given -> record(tx, bot, stored, decision, now)
                                .map(recorded -> Optional.of(texts.paid(bot.config(), stored, given))));
            case TAKE_BACK ->
                entitlements
                        .takeBack(tx, bot, buyer(stored), stored.order().id(), now)
                        .map(done -> texts.about(bot.config(), stored, decision));
            case NONE -> Future.succeededFuture(texts.about(bot.config(), stored, decision));
        };
    }

    private Future<Given> give(SqlConnection tx, ServedBot bot, StoredOrder stored, Decision decision, Instant now) {
        return givePlan(tx, bot, stored, decision, now)
                .compose(until -> giveCredits(tx, bot, stored, now).map(until))
                .compose(until -> zone(tx, bot, buyer(stored)).map(zone -> new Given(until, zone)));
    }

    private Future<Optional<Instant>> givePlan(
            SqlConnection tx, ServedBot bot, StoredOrder stored, Decision decision, Instant now) {
        return stored.plan().isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : entitlements.give(
                        tx,
                        bot,
                        buyer(stored),
                        stored.plan(),
                        stored.order().product().period(),
                        stored.order().id(),
                        end(decision),
                        now);
    }

    private Future<Void> giveCredits(SqlConnection tx, ServedBot bot, StoredOrder stored, Instant now) {
        return stored.credits() == 0
                ? Future.succeededFuture()
                : entitlements.giveCredits(
                        tx, bot, buyer(stored), stored.credits(), stored.order().id(), now);
    }

    private static Future<Void> record(
            SqlConnection tx, ServedBot bot, StoredOrder stored, Decision decision, Instant now) {
        String provider = decision.transaction().map(TransactionRow::provider).orElse("");
        return bot.config().events().records("bought")
                ? EventTable.add(tx, EventRow.bought(bot.number(), now, stored.order(), provider))
                : Future.succeededFuture();
    }

    private static Optional<Instant> end(Decision decision) {
        return decision.transaction()
                .map(row -> row.transaction().facts().get(SUBSCRIPTION_END))
                .filter(seconds -> seconds.matches("\\d{1,11}"))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    /** On the transaction's own connection, so that nobody waits for a second one while holding the first. */
    private static Future<ZoneId> zone(SqlConnection tx, ServedBot bot, long person) {
        MemoryScope scope = MemoryScope.ofUser(bot.number(), person);
        return new MemoryTable(tx)
                .scopes(List.of(scope))
                .map(shelves -> bot.config()
                        .timezone(Optional.ofNullable(shelves.get(scope).get(Preferences.TIME_ZONE))));
    }

    /** After the transaction. */
    void stored(ServedBot bot, Optional<StoredOrder> order, Decision decision, Optional<BuyerMessage> message) {
        changed(bot, order, decision);
        message.ifPresent(one -> messages.send(one.entry()));
        listeners.forEach(listener -> listener.decided(bot, decision));
    }

    /** The connection was lost at the end of the transaction, or before. */
    void perhapsStored(ServedBot bot, Optional<StoredOrder> order, Decision decision, Optional<BuyerMessage> message) {
        changed(bot, order, decision);
        message.ifPresent(one -> messages.sendIfStored(one.entry()));
    }

    private void changed(ServedBot bot, Optional<StoredOrder> order, Decision decision) {
        if (decision.effect() != Effect.NONE) {
            order.ifPresent(stored -> entitlements.changed(bot, buyer(stored)));
        }
    }

    private static long buyer(StoredOrder stored) {
        return stored.order().buyer().id();
    }
}
