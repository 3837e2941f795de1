package io.jackfield.sandbox.llm;

import io.jackfield.sandbox.llm.ModelRequest.Message;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads request bodies of both protocols, as strict as the real services where a plugin could get it wrong. */
final class RequestReader {
    private RequestReader() {}

    static ModelRequest read(WireApi api, Buffer raw) {
        JsonObject body = parse(raw);
        String model = text(body, "model").orElseThrow(ApiError::modelMissing);
        List<Message> messages = api == WireApi.RESPONSES ? responsesInput(body) : chatMessages(body);
        boolean stream = Boolean.TRUE.equals(body.getValue("stream"));
        boolean usage = Boolean.TRUE.equals(child(body, "stream_options").getValue("include_usage"));
        Optional<String> effort = text(body, "reasoning_effort").or(() -> text(child(body, "reasoning"), "effort"));
        return new ModelRequest(api, model, messages, stream, usage, effort, body);
    }

    private static JsonObject parse(Buffer raw) {
        try {
            if (raw != null && Json.decodeValue(raw) instanceof JsonObject body) {
                return body;
            }
            throw ApiError.notJson();
        } catch (DecodeException e) {
            throw ApiError.notJson();
        }
    }

    private static List<Message> chatMessages(JsonObject body) {
        if (!(body.getValue("messages") instanceof JsonArray items)) {
            throw ApiError.missing("messages");
        }
        if (items.isEmpty()) {
            throw ApiError.invalid("messages", "Invalid 'messages': empty array. Expected at least one message.");
        }
        return items(items, "messages");
    }

    private static List<Message> responsesInput(JsonObject body) {
        text(body, "previous_response_id").ifPresent(id -> {
            throw ApiError.notStored(id);
        });
        List<Message> messages = new ArrayList<>();
        text(body, "instructions").ifPresent(text -> messages.add(new Message("system", text, 0)));
        switch (body.getValue("input")) {
            case String text -> messages.add(new Message("user", text, 0));
            case JsonArray items -> messages.addAll(items(items, "input"));
            case null, default -> throw ApiError.missing("input");
        }
        return messages;
    }

    private static List<Message> items(JsonArray items, String parameter) {
        List<Message> messages = new ArrayList<>(items.size());
        for (Object item : items) {
            if (!(item instanceof JsonObject message)) {
                throw ApiError.invalid(parameter, "Invalid type in '" + parameter + "': expected objects.");
            }
            text(message, "role").ifPresent(role -> messages.add(message(role, message.getValue("content"))));
        }
        return messages;
    }

    private static Message message(String role, Object content) {
        if (content instanceof String text) {
            return new Message(role, text, 0);
        }
        if (!(content instanceof JsonArray parts)) {
            return new Message(role, "", 0);
        }
        List<String> texts = new ArrayList<>();
        int attachments = 0;
        for (Object part : parts) {
            Optional<String> text = part instanceof JsonObject object ? text(object, "text") : Optional.empty();
            text.ifPresent(texts::add);
            attachments += text.isPresent() ? 0 : 1;
        }
        return new Message(role, String.join("\n", texts), attachments);
    }

    private static Optional<String> text(JsonObject object, String key) {
        return object.getValue(key) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static JsonObject child(JsonObject object, String key) {
        return object.getValue(key) instanceof JsonObject child ? child : new JsonObject();
    }
}
