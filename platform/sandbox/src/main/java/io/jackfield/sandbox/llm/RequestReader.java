package io.jackfield.sandbox.llm;

import io.jackfield.sandbox.llm.ModelRequest.File;
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

    static ModelRequest read(Face face, WireApi api, Buffer raw) {
        JsonObject body = parse(raw);
        String model = model(face, body).orElseThrow(ApiError::modelMissing);
        List<Message> messages = api == WireApi.RESPONSES ? responsesInput(body) : chatMessages(body);
        boolean stream = Boolean.TRUE.equals(body.getValue("stream"));
        boolean usage = Boolean.TRUE.equals(child(body, "stream_options").getValue("include_usage"));
        Optional<String> effort = text(body, "reasoning_effort").or(() -> text(child(body, "reasoning"), "effort"));
        return new ModelRequest(face, api, model, messages, stream, usage, effort, body);
    }

    private static Optional<String> model(Face face, JsonObject body) {
        Optional<String> model = text(body, "model");
        if (face != Face.PERPLEXITY && face != Face.OPENROUTER) {
            return model;
        }
        return first(body, "models").or(() -> model).or(() -> text(body, "preset"));
    }

    private static Optional<String> first(JsonObject body, String key) {
        return body.getValue(key) instanceof JsonArray list && !list.isEmpty()
                ? Optional.of(list.getString(0))
                : Optional.empty();
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
        text(body, "instructions").ifPresent(text -> messages.add(new Message("system", text)));
        switch (body.getValue("input")) {
            case String text -> messages.add(new Message("user", text));
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
            return new Message(role, text);
        }
        if (!(content instanceof JsonArray parts)) {
            return new Message(role, "");
        }
        List<String> texts = new ArrayList<>();
        List<File> files = new ArrayList<>();
        for (Object part : parts) {
            JsonObject object = part instanceof JsonObject json ? json : new JsonObject();
            text(object, "text").ifPresentOrElse(texts::add, () -> files.add(MessageFiles.read(object)));
        }
        return new Message(role, String.join("\n", texts), files);
    }

    static Optional<String> text(JsonObject object, String key) {
        return object.getValue(key) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    static JsonObject child(JsonObject object, String key) {
        return object.getValue(key) instanceof JsonObject child ? child : new JsonObject();
    }
}
