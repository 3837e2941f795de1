package io.jackfield.host.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** The same call, changed as Telegram's refusal asks for. */
public final class CallChange {
    private CallChange() {}

    /** A group became a supergroup. */
    public static BotCall toChat(BotCall call, long chat) {
        return changed(call, call.method(), json -> json.put("chat_id", chat));
    }

    /** The message to be edited is no longer there. */
    public static BotCall asNewMessage(BotCall call) {
        return changed(
                call, call.fallbacks() > 0 ? "sendRichMessage" : "sendMessage", json -> json.remove("message_id"));
    }

    /** The topic is closed or gone. */
    public static BotCall withoutThread(BotCall call) {
        return changed(call, call.method(), json -> json.remove("message_thread_id"));
    }

    /** Telegram does not take the formatting. */
    public static BotCall asPlainText(BotCall call) {
        return changed(call, call.method(), json -> json.remove(List.of("entities", "caption_entities", "parse_mode")));
    }

    private static BotCall changed(BotCall call, String method, Consumer<ObjectNode> change) {
        try {
            ObjectNode json = (ObjectNode) Json.MAPPER.readTree(call.json().getBytes());
            change.accept(json);
            return new BotCall(method, Buffer.buffer(json.toString()), call.files(), call.fallbacks());
        } catch (IOException e) {
            throw new UncheckedIOException("our own JSON is broken", e);
        }
    }
}
