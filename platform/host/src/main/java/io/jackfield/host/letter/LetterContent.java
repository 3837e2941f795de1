package io.jackfield.host.letter;

import io.jackfield.host.store.Letter;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What a letter is about: what Telegram had sent, and what was said.
 *
 * @param payload absent where the journal has dropped it, or no update asked for the message
 * @param calls of the Bot API: what the user was told, or what is to be sent again
 */
public record LetterContent(Optional<JsonObject> payload, List<BotCall> calls) {
    private static final JsonObject UNREADABLE = new JsonObject().put("unreadable", true);

    static LetterContent of(Letter letter, Optional<Buffer> payload) {
        return new LetterContent(
                payload.map(LetterContent::json),
                letter.calls().map(CallFrames::decode).orElse(List.of()));
    }

    private static JsonObject json(Buffer bytes) {
        try {
            return bytes.toJsonObject();
        } catch (DecodeException | ClassCastException e) {
            return UNREADABLE;
        }
    }

    /** @param masked without what people wrote or are */
    public JsonObject json(boolean masked) {
        JsonArray said = new JsonArray();
        calls.forEach(call -> {
            JsonObject parameters = json(call.json());
            said.add(new JsonObject()
                    .put("method", call.method())
                    .put("parameters", masked ? MaskedJson.of(parameters) : parameters)
                    .put("files", new JsonArray(List.copyOf(call.files().keySet()))));
        });
        JsonObject content = new JsonObject().put("masked", masked).put("calls", said);
        payload.ifPresent(json -> content.put("payload", masked ? MaskedJson.of(json) : json));
        return content;
    }
}
