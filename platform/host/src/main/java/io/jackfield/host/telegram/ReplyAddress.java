package io.jackfield.host.telegram;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.memory.Preferences;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where a reply goes, and what it can take the place of.
 *
 * @param plugin whose buttons these are
 * @param replyTo the message it answers; only in groups, where others talk in between
 * @param pressedMessage the message whose button was pressed
 * @param callbackQueryId of that press; empty when there was none
 * @param liveMessage the message that showed the answer growing; it becomes the first part of the reply
 * @param rich whether Markdown goes out as rich messages (Bot API 10.1)
 */
public record ReplyAddress(
        String plugin,
        long chat,
        OptionalInt thread,
        OptionalInt replyTo,
        OptionalInt pressedMessage,
        String callbackQueryId,
        OptionalInt liveMessage,
        boolean rich) {

    /** The preference that says how a user wants to read: {@code rich} for rich messages. */
    public static final String FORMATTING = Preferences.FORMATTING;

    public ReplyAddress(
            String plugin,
            long chat,
            OptionalInt thread,
            OptionalInt replyTo,
            OptionalInt pressedMessage,
            String callbackQueryId,
            OptionalInt liveMessage) {
        this(plugin, chat, thread, replyTo, pressedMessage, callbackQueryId, liveMessage, false);
    }

    /** For a message that no update asked for. */
    public static ReplyAddress push(String plugin, Recipient recipient) {
        return new ReplyAddress(
                plugin,
                recipient.chat(),
                recipient.thread(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                "",
                OptionalInt.empty());
    }

    public ReplyAddress withLiveMessage(OptionalInt message) {
        return new ReplyAddress(plugin, chat, thread, replyTo, pressedMessage, callbackQueryId, message, rich);
    }

    /**
     * The same for a reader with these preferences. Rich messages are for those who chose them, and only where nobody
     * else reads along: older clients show nothing at all in their place.
     */
    public ReplyAddress preferring(Map<String, String> preferences) {
        boolean wanted = chat > 0 && Preferences.RICH.equals(preferences.get(FORMATTING));
        return new ReplyAddress(plugin, chat, thread, replyTo, pressedMessage, callbackQueryId, liveMessage, wanted);
    }
}
