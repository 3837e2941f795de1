package io.jackfield.host.telegram;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One call of the Bot API, ready to be sent.
 *
 * @param method as in the Bot API, such as {@code sendMessage}
 * @param json the parameters as an object
 * @param files fields that carry a file, and where its bytes are kept
 */
public record BotCall(String method, Buffer json, Map<String, UUID> files) {
    private static final Set<String> MESSAGES = Set.of(
            "sendMessage",
            "sendPhoto",
            "sendDocument",
            "sendInvoice",
            "editMessageText",
            "editMessageReplyMarkup",
            "editMessageCaption");

    public BotCall {
        files = Map.copyOf(files);
    }

    public static BotCall of(String method, Buffer json) {
        return new BotCall(method, json, Map.of());
    }

    /** Whether Telegram counts it against the messages per second; edits are counted too. */
    public boolean countsAsMessage() {
        return MESSAGES.contains(method) || method.startsWith("send") && !method.equals("sendChatAction");
    }
}
