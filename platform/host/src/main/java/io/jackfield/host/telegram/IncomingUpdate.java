package io.jackfield.host.telegram;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Person;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.trace.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An update in our own words.
 *
 * @param key where it is journalled
 * @param chat where it happened; for updates outside of any chat the sender's private chat
 * @param sender who wrote; a channel in whose name somebody wrote has its own id, which is negative. Absent for those
 *     who write in the name of the chat itself, such as anonymous administrators
 * @param further rows of the other messages of an album; they are closed together with {@code key}
 * @param arrivedNanos when it came in, or was taken up again, by {@link System#nanoTime()}
 */
public record IncomingUpdate(
        ServedBot bot,
        RowKey key,
        Chat chat,
        Optional<Person> sender,
        Content content,
        List<RowKey> further,
        long arrivedNanos) {

    public IncomingUpdate {
        further = List.copyOf(further);
    }

    /** An update that is one row. */
    public IncomingUpdate(ServedBot bot, RowKey key, Chat chat, Optional<Person> sender, Content content) {
        this(bot, key, chat, sender, content, List.of());
    }

    /** An update that comes in now. */
    public IncomingUpdate(
            ServedBot bot, RowKey key, Chat chat, Optional<Person> sender, Content content, List<RowKey> further) {
        this(bot, key, chat, sender, content, further, System.nanoTime());
    }

    /** What work on it is about. */
    public Trace trace() {
        return Trace.of(bot.id(), key.updateId());
    }

    /** What happened. */
    public sealed interface Content {}

    /**
     * A message for the bot: in a private chat, or one that names the bot or replies to it.
     *
     * @param command without slash and bot name, in lower case
     * @param argument what follows the command, or the whole text
     * @param repliedTo the message that it replies to
     */
    public record Written(IncomingMessage message, Optional<String> command, String argument, OptionalInt repliedTo)
            implements Content {

        /** A message that replies to none. */
        public Written(IncomingMessage message, Optional<String> command, String argument) {
            this(message, command, argument, OptionalInt.empty());
        }
    }

    /**
     * One message of an album: Telegram brings each of its files in a message of its own.
     *
     * @param album Telegram's id of it
     * @param addressed whether this message is for the bot; in groups often only the one with the caption is
     */
    public record AlbumPart(String album, Written message, boolean addressed) implements Content {}

    /**
     * A pressed button.
     *
     * @param messageId the message that it is under
     * @param at when it was read here; Telegram does not say when it was pressed
     */
    public record Pressed(String queryId, String data, int messageId, Instant at) implements Content {}

    /** The Stop button of a draft. */
    public record DraftStopped(int draftId) implements Content {}

    /**
     * A step has waited until now and its time is over; see {@link StepTimer}. Not from Telegram: we bring it
     * ourselves.
     */
    public record StepExpired(Instant until) implements Content {}

    /** Telegram asks whether a payment may go ahead. It waits 10 seconds, then there is no payment. */
    public record PreCheckout(String queryId, String payload, Money amount) implements Content {}

    /** What Telegram tells of a payment that was made. It is noted whatever else goes on, and never given up. */
    public sealed interface PaymentNotice extends Content {}

    /**
     * An invoice was paid, for the first time or again.
     *
     * @param chargeId Telegram's id of the charge, the key of a payment
     * @param providerChargeId the same of the payment system behind Telegram; empty where there is none
     * @param at when, by Telegram's clock
     * @param paidUntil until when a subscription is paid with it
     * @param recurring whether it pays a subscription
     * @param first whether it is the first payment of that
     */
    public record Paid(
            String payload,
            Money amount,
            String chargeId,
            String providerChargeId,
            Instant at,
            Optional<Instant> paidUntil,
            boolean recurring,
            boolean first)
            implements PaymentNotice {

        /** Whether Telegram has taken it by itself, for a further period of a subscription. */
        public boolean isRenewal() {
            return recurring && !first;
        }
    }

    /** The money of a charge went back. */
    public record Refunded(String payload, Money amount, String chargeId) implements PaymentNotice {}

    /**
     * A subscription goes on by itself no longer, or again, or its next payment did not go through.
     *
     * @param at when it was read here; Telegram does not say when it was
     */
    public record SubscriptionChanged(String payload, State state, Instant at) implements PaymentNotice {
        /** What has become of a subscription. */
        public enum State {
            CANCELED,
            ACTIVE,
            FAILED
        }
    }

    /** The user has blocked the bot ({@code false}) or has come back. */
    public record Reachability(boolean reachable) implements Content {}

    /**
     * A message for the bot that holds nothing we can pass on: a sticker, a place, a poll, or what Telegram has learnt
     * since.
     *
     * @param kind the field of Bot API's {@code Message} that it came in, or {@code message}
     */
    public record Unsupported(String kind, int messageId) implements Content {}

    /** Somebody uses the bot from another chat, which it does not offer. */
    public record InlineQuestion(String queryId) implements Content {}

    /** A group has become a supergroup, with an id of its own; each of the two chats is told. */
    public record Migrated(long from, long to) implements Content {}

    /** Nothing for us: a kind we did not ask for, talk in a group that is not about the bot. */
    public record Ignored(String kind) implements Content {}

    /**
     * An update that cannot be read, for the operator to look at.
     *
     * @param money whether it tells of a payment
     */
    public record Unreadable(String error, boolean money) implements Content {
        /** One that tells of no payment. */
        public Unreadable(String error) {
            this(error, false);
        }
    }

    /** The command that it gives, typed or by a button. */
    public Optional<String> command() {
        return switch (content) {
            case Written written -> written.command();
            case Pressed pressed -> CommandData.parse(pressed.data()).map(CommandData::command);
            default -> Optional.empty();
        };
    }

    /** Whether it must not wait behind a running answer: the user waits for exactly this. */
    public boolean isUrgent() {
        return content instanceof DraftStopped || isStopButton();
    }

    private boolean isStopButton() {
        return content instanceof Pressed pressed && CallbackData.isStop(pressed.data());
    }
}
