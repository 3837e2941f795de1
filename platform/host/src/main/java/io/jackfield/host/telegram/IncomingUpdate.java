package io.jackfield.host.telegram;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Person;
import io.jackfield.host.store.RowKey;
import java.util.Optional;

/**
 * An update in our own words.
 *
 * @param key where it is journalled
 * @param chat where it happened; for updates outside of any chat the sender's private chat
 * @param sender absent for posts of channels and for anonymous administrators
 */
public record IncomingUpdate(ServedBot bot, RowKey key, Chat chat, Optional<Person> sender, Content content) {

    /** What happened. */
    public sealed interface Content {}

    /**
     * A message for the bot: in a private chat, or one that names the bot or replies to it.
     *
     * @param command without slash and bot name, in lower case
     * @param argument what follows the command, or the whole text
     */
    public record Written(IncomingMessage message, Optional<String> command, String argument) implements Content {}

    /** A pressed button. {@code messageId} is the message that it is under. */
    public record Pressed(String queryId, String data, int messageId) implements Content {}

    /** The Stop button of a draft. */
    public record DraftStopped(int draftId) implements Content {}

    /** Telegram asks whether a payment may go ahead. */
    public record PreCheckout(String queryId, String payload, Money amount) implements Content {}

    /** An invoice was paid. */
    public record Paid(String payload, Money amount, String chargeId) implements Content {}

    /** The user has blocked the bot ({@code false}) or has come back. */
    public record Reachability(boolean reachable) implements Content {}

    /** Nothing for us: a kind we did not ask for, talk in a group that is not about the bot. */
    public record Ignored(String kind) implements Content {}

    /** An update that cannot be read, for the operator to look at. */
    public record Unreadable(String error) implements Content {}

    /** Whether it must not wait behind a running answer: Telegram or the user waits for exactly this. */
    public boolean isUrgent() {
        return content instanceof DraftStopped || content instanceof PreCheckout || isStopButton();
    }

    private boolean isStopButton() {
        return content instanceof Pressed pressed && CallbackData.isStop(pressed.data());
    }
}
