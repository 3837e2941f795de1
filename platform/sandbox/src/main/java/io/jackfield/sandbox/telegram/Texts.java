package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.telegram.markup.FormattedText;
import io.jackfield.sandbox.telegram.markup.Markup;
import io.jackfield.sandbox.telegram.rich.RichMessages;
import io.jackfield.sandbox.telegram.rich.RichRefusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** Reads the text of a call with its formatting, and holds it to Telegram's limits. */
final class Texts {
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_CAPTION = 1_024;
    private static final int LONGEST_RAW_BYTES = 32_768;

    private Texts() {}

    static FormattedText message(ApiCall call) {
        FormattedText text = draft(call);
        if (text.text().isEmpty()) {
            throw ApiError.badRequest("message text is empty");
        }
        return text;
    }

    /** As {@link #message}, but may be empty. */
    static FormattedText draft(ApiCall call) {
        return read(call, "text", "entities", LONGEST_TEXT, "message is too long");
    }

    static FormattedText caption(ApiCall call) {
        return read(call, "caption", "caption_entities", LONGEST_CAPTION, "message caption is too long");
    }

    private static FormattedText read(ApiCall call, String field, String entityField, int longest, String tooLong) {
        String raw = call.text(field);
        if (raw.length() > LONGEST_RAW_BYTES / 4 && raw.getBytes(StandardCharsets.UTF_8).length > LONGEST_RAW_BYTES) {
            throw ApiError.badRequest("text is too long");
        }
        JsonArray entities = call.array(entityField).orElseGet(JsonArray::new);
        String mode = call.text("parse_mode");
        FormattedText text =
                mode.isEmpty() && !entities.isEmpty() ? Markup.withEntities(raw, entities) : Markup.parse(raw, mode);
        if (text.text().length() > longest) {
            throw ApiError.badRequest(tooLong);
        }
        return text;
    }

    /** The rich message of a call. */
    static JsonObject rich(ApiCall call, boolean draft) {
        JsonObject input = call.object("rich_message").orElseThrow(() -> ApiError.badRequest("RICH_MESSAGE_INVALID"));
        try {
            return RichMessages.read(input, draft);
        } catch (RichRefusal e) {
            throw ApiError.badRequest(e.getMessage());
        } catch (ClassCastException e) {
            throw ApiError.badRequest("RICH_MESSAGE_INVALID: " + e.getMessage());
        }
    }

    /** Puts a rich message into a message, instead of whatever text it had. */
    static JsonObject put(JsonObject message, JsonObject rich) {
        message.remove("text");
        message.remove("entities");
        return message.put("rich_message", rich);
    }

    /** Puts text and entities into a message, or the caption and its entities. */
    static JsonObject put(JsonObject message, FormattedText text, boolean caption) {
        String entityField = caption ? "caption_entities" : "entities";
        message.remove(entityField);
        message.remove("rich_message");
        message.put(caption ? "caption" : "text", text.text());
        if (!text.entities().isEmpty()) {
            message.put(entityField, text.entitiesJson());
        }
        return message;
    }
}
