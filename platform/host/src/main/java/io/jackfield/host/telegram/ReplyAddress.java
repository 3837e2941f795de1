package io.jackfield.host.telegram;

import io.jackfield.api.chat.Recipient;
import java.util.OptionalInt;

/**
 * Where a reply goes, and what it can take the place of.
 *
 * @param plugin whose buttons and invoices these are
 * @param replyTo the message it answers; only in groups, where others talk in between
 * @param pressedMessage the message whose button was pressed
 * @param callbackQueryId of that press; empty when there was none
 * @param liveMessage the message that showed the answer growing; it becomes the first part of the reply
 */
public record ReplyAddress(
        String plugin,
        long chat,
        OptionalInt thread,
        OptionalInt replyTo,
        OptionalInt pressedMessage,
        String callbackQueryId,
        OptionalInt liveMessage) {

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
        return new ReplyAddress(plugin, chat, thread, replyTo, pressedMessage, callbackQueryId, message);
    }
}
