package io.jackfield.lib.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.llm.ModelMessage;
import java.io.IOException;
import java.util.Map;

/** The body of {@code POST /chat/completions}, as the library would write it. */
final class ChatBody {
    private ChatBody() {}

    static byte[] of(WireRequest request) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("messages");
            for (ModelMessage message : request.messages()) {
                write(json, message);
            }
            json.writeEndArray();
            json.writeStringField("model", request.model());
            for (Map.Entry<String, Object> field : request.fields().entrySet()) {
                json.writeObjectField(field.getKey(), field.getValue());
            }
            json.writeBooleanField("stream", true);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, ModelMessage message) throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "role",
                switch (message.role()) {
                    case SYSTEM -> "system";
                    case ASSISTANT -> "assistant";
                    case USER -> "user";
                });
        if (message.role() == ModelMessage.Role.USER && !message.attachments().isEmpty()) {
            writeParts(json, message);
        } else {
            json.writeStringField("content", message.text());
        }
        json.writeEndObject();
    }

    private static void writeParts(JsonGenerator json, ModelMessage message) throws IOException {
        json.writeArrayFieldStart("content");
        json.writeStartObject();
        json.writeStringField("type", "text");
        json.writeStringField("text", message.text());
        json.writeEndObject();
        for (Attachment.Bytes picture : message.attachments()) {
            json.writeStartObject();
            json.writeStringField("type", "image_url");
            json.writeObjectFieldStart("image_url");
            json.writeStringField("url", Pictures.dataUri(picture));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
