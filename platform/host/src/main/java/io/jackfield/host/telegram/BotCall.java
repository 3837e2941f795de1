package io.jackfield.host.telegram;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One call of the Bot API, ready to be sent.
 *
 * @param method as in the Bot API, such as {@code sendMessage}
 * @param json the parameters as an object
 * @param files fields that carry a file, and where its bytes are kept
 * @param fallbacks how many of the calls right behind it say the same in a simpler way: they go out if Telegram refuses
 *     this one, and are passed over if it takes it
 * @param shownAs the key under which a plugin shows the message; it goes in place of what that key has last shown
 */
public record BotCall(String method, Buffer json, Map<String, UUID> files, int fallbacks, Optional<ShownAs> shownAs) {
    private static final Set<String> MESSAGES = Set.of(
            "sendMessage",
            "sendPhoto",
            "sendDocument",
            "sendInvoice",
            "editMessageText",
            "editMessageReplyMarkup",
            "editMessageCaption",
            "editMessageMedia");

    private static final Set<String> SAY_NOTHING =
            Set.of("editMessageReplyMarkup", "sendChatAction", "sendMessageDraft", "sendRichMessageDraft");

    public BotCall {
        files = Map.copyOf(files);
        if (fallbacks < 0) {
            throw new IllegalArgumentException("fallbacks is " + fallbacks + "; use zero or more");
        }
    }

    public BotCall(String method, Buffer json, Map<String, UUID> files) {
        this(method, json, files, 0, Optional.empty());
    }

    public static BotCall of(String method, Buffer json) {
        return new BotCall(method, json, Map.of());
    }

    /** The same call, with its simpler form in the next {@code calls} calls. */
    public BotCall withFallbacks(int calls) {
        return new BotCall(method, json, files, calls, shownAs);
    }

    /** The same call, whose message a plugin shows under this key. */
    public BotCall withShownAs(ShownAs key) {
        return new BotCall(method, json, files, fallbacks, Optional.of(key));
    }

    /** The same call, whose message is nothing to a key. */
    BotCall withoutKey() {
        return shownAs.isEmpty() ? this : new BotCall(method, json, files, fallbacks, Optional.empty());
    }

    /** Whether it puts text or a file in the place of an earlier message. */
    public boolean replacesMessage() {
        return method.equals("editMessageText") || method.equals("editMessageMedia");
    }

    /** Whether a user would miss it. */
    public boolean saysSomething() {
        return countsAsMessage() && !SAY_NOTHING.contains(method);
    }

    /** Whether Telegram counts it against the messages per second; edits are counted too. */
    public boolean countsAsMessage() {
        return MESSAGES.contains(method) || method.startsWith("send") && !method.equals("sendChatAction");
    }
}
