package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jackfield.host.telegram.text.FormattedText;
import io.jackfield.host.telegram.text.TextEntity;
import java.io.IOException;
import java.util.Optional;

/** Formatted text as the Bot API wants it. */
final class TextJson {
    private TextJson() {}

    /** The text of a message: as a rich one, or with entities. */
    static void write(JsonGenerator json, Optional<String> rich, FormattedText text) throws IOException {
        if (rich.isEmpty()) {
            write(json, "text", "entities", text);
            return;
        }
        json.writeObjectFieldStart("rich_message");
        json.writeStringField("markdown", rich.get());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, String textField, String entitiesField, FormattedText text)
            throws IOException {
        json.writeStringField(textField, text.text());
        if (text.entities().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(entitiesField);
        for (TextEntity entity : text.entities()) {
            write(json, entity);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, TextEntity entity) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", entity.type());
        json.writeNumberField("offset", entity.offset());
        json.writeNumberField("length", entity.length());
        if (!entity.url().isEmpty()) {
            json.writeStringField("url", entity.url());
        }
        if (!entity.language().isEmpty()) {
            json.writeStringField("language", entity.language());
        }
        json.writeEndObject();
    }
}
