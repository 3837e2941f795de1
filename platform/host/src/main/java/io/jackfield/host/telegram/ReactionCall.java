package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Calls of {@code setMessageReaction} (Bot API 7.0): a bot has at most one reaction to a message. */
public final class ReactionCall {
    private ReactionCall() {}

    /** @param emoji one of those that the Bot API lists for {@code ReactionTypeEmoji} */
    public static BotCall show(long chat, int message, String emoji) {
        return call(chat, message, json -> {
            json.writeStartObject();
            json.writeStringField("type", "emoji");
            json.writeStringField("emoji", emoji);
            json.writeEndObject();
        });
    }

    public static BotCall none(long chat, int message) {
        return call(chat, message, json -> {});
    }

    private interface Elements {
        void write(JsonGenerator json) throws IOException;
    }

    private static BotCall call(long chat, int message, Elements reactions) {
        return BotCall.of("setMessageReaction", Json.object(json -> {
            json.writeNumberField("chat_id", chat);
            json.writeNumberField("message_id", message);
            json.writeArrayFieldStart("reaction");
            reactions.write(json);
            json.writeEndArray();
        }));
    }
}
