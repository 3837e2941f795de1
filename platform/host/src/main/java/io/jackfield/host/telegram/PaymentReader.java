package io.jackfield.host.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.Money;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Person;
import io.jackfield.host.store.Partitions;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.SubscriptionChanged;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads what Telegram says of payments (Bot API 10.2), from its JSON and without the library: a field elsewhere in the
 * message that nobody can read must not keep money from being noted. Throws {@link IllegalArgumentException} when what
 * a payment must have is not there.
 */
final class PaymentReader {
    private static final String PAID = "successful_payment";
    private static final String REFUNDED = "refunded_payment";
    /** A charge is a transaction's id in the ledger. */
    private static final int LONGEST_ID = 128;
    /** Beyond the year 5000; what is later is no date. */
    private static final long LATEST_SECOND = 100_000_000_000L;

    private PaymentReader() {}

    /** Whether an update tells of money that was paid or went back. */
    static boolean tellsOfMoney(JsonNode tree) {
        return tree.path("message").hasNonNull(PAID) || tree.path("message").hasNonNull(REFUNDED);
    }

    /** An update for which {@link #tellsOfMoney}. */
    static IncomingUpdate message(ServedBot bot, JsonNode tree, int today, Instant now) {
        JsonNode message = tree.path("message");
        Instant at = moment(message.path("date")).orElse(now);
        Optional<Person> sender = Senders.of(bot, message.path("from"));
        Chat chat = chat(message.path("chat"), sender);
        RowKey key = new RowKey(
                Partitions.dayOf(at.getEpochSecond(), today),
                bot.number(),
                tree.path("update_id").asLong());
        Content content = message.hasNonNull(PAID) ? paid(message.path(PAID), at) : refunded(message.path(REFUNDED));
        return new IncomingUpdate(bot, key, chat, sender, content);
    }

    private static Paid paid(JsonNode payment, Instant at) {
        return new Paid(
                payload(payment),
                amount(payment),
                id(payment, "telegram_payment_charge_id"),
                payment.path("provider_payment_charge_id").asText(""),
                at,
                moment(payment.path("subscription_expiration_date")),
                payment.path("is_recurring").asBoolean(),
                payment.path("is_first_recurring").asBoolean());
    }

    private static Refunded refunded(JsonNode payment) {
        return new Refunded(payload(payment), amount(payment), id(payment, "telegram_payment_charge_id"));
    }

    /** @param change the field of the update */
    static IncomingUpdate subscription(ServedBot bot, RowKey key, JsonNode change, Instant now) {
        Person user = person(bot, change.path("user"));
        Chat chat = Chat.privateChat(user.id());
        return new IncomingUpdate(bot, key, chat, Optional.of(user), changed(change, now));
    }

    private static Content changed(JsonNode change, Instant now) {
        String state = change.path("state").asText();
        return switch (state) {
            case "canceled" -> new SubscriptionChanged(payload(change), SubscriptionChanged.State.CANCELED, now);
            case "active" -> new SubscriptionChanged(payload(change), SubscriptionChanged.State.ACTIVE, now);
            case "failed" -> new SubscriptionChanged(payload(change), SubscriptionChanged.State.FAILED, now);
            default -> new Ignored("subscription of state '" + state + "'");
        };
    }

    /** @param query the field of the update */
    static IncomingUpdate preCheckout(ServedBot bot, RowKey key, JsonNode query) {
        Person buyer = person(bot, query.path("from"));
        PreCheckout question = new PreCheckout(id(query, "id"), payload(query), amount(query));
        return new IncomingUpdate(bot, key, Chat.privateChat(buyer.id()), Optional.of(buyer), question);
    }

    private static Chat chat(JsonNode chat, Optional<Person> sender) {
        if (!chat.path("id").isIntegralNumber()) {
            return Chat.privateChat(sender.map(Person::id)
                    .orElseThrow(() -> new IllegalArgumentException("neither chat nor sender have an id")));
        }
        long id = chat.path("id").asLong();
        return id > 0
                ? Chat.privateChat(id)
                : new Chat(
                        id,
                        ChatKind.GROUP,
                        OptionalInt.empty(),
                        chat.path("title").asText());
    }

    private static Person person(ServedBot bot, JsonNode user) {
        return Senders.of(bot, user).orElseThrow(() -> new IllegalArgumentException("the user has no id"));
    }

    private static String payload(JsonNode payment) {
        JsonNode payload = payment.path("invoice_payload");
        if (!payload.isTextual()) {
            throw new IllegalArgumentException("invoice_payload is " + payload + " and no text");
        }
        return payload.asText();
    }

    private static Money amount(JsonNode payment) {
        JsonNode amount = payment.path("total_amount");
        if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
            throw new IllegalArgumentException("total_amount is " + amount + " and no whole number");
        }
        return new Money(amount.asLong(), payment.path("currency").asText());
    }

    private static String id(JsonNode payment, String field) {
        JsonNode id = payment.path(field);
        if (!id.isTextual() || id.asText().isBlank() || id.asText().length() > LONGEST_ID) {
            throw new IllegalArgumentException(field + " is " + id + "; it has 1 to " + LONGEST_ID + " characters");
        }
        return id.asText();
    }

    private static Optional<Instant> moment(JsonNode seconds) {
        boolean known = seconds.isIntegralNumber()
                && seconds.canConvertToLong()
                && seconds.asLong() > 0
                && seconds.asLong() < LATEST_SECOND;
        return known ? Optional.of(Instant.ofEpochSecond(seconds.asLong())) : Optional.empty();
    }
}
