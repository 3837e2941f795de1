package io.jackfield.sandbox.telegram;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One call of a bot. Parameters may be typed, as JSON bodies have them, or texts, as forms have them; nested objects in
 * forms are JSON texts.
 */
final class ApiCall {
    private final BotAccount bot;
    private final String method;
    private final JsonObject parameters;
    private final Map<String, Upload> uploads;
    private Runnable abandoned = () -> {};

    /** A file sent along in a multipart body. */
    record Upload(String name, String mime, Buffer content) {}

    ApiCall(BotAccount bot, String method, JsonObject parameters, Map<String, Upload> uploads) {
        this.bot = bot;
        this.method = method;
        this.parameters = parameters;
        this.uploads = uploads;
    }

    BotAccount bot() {
        return bot;
    }

    String method() {
        return method;
    }

    /** Names of the parameters. */
    Set<String> names() {
        return parameters.fieldNames();
    }

    boolean has(String name) {
        return parameters.getValue(name) != null;
    }

    /** Empty when absent. */
    String text(String name) {
        Object value = parameters.getValue(name);
        return value == null ? "" : value.toString();
    }

    OptionalLong number(String name) {
        Object value = parameters.getValue(name);
        if (value instanceof Number number) {
            return OptionalLong.of(number.longValue());
        }
        if (value == null || value.toString().isBlank()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(value.toString().strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    long number(String name, long otherwise) {
        return number(name).orElse(otherwise);
    }

    /** {@code true}, {@code True}, {@code yes} and {@code 1} are true, as with Telegram. */
    boolean flag(String name) {
        String value = text(name);
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes") || value.equals("1");
    }

    Optional<JsonObject> object(String name) {
        return structure(name).map(value -> {
            if (value instanceof JsonObject object) {
                return object;
            }
            throw ApiError.badRequest("can't parse " + name + " JSON object");
        });
    }

    Optional<JsonArray> array(String name) {
        return structure(name).map(value -> {
            if (value instanceof JsonArray array) {
                return array;
            }
            throw ApiError.badRequest("can't parse " + name + " JSON array");
        });
    }

    /** The upload for a file parameter: a part of that name, or the one that {@code attach://} points to. */
    Optional<Upload> upload(String name) {
        String value = text(name);
        String part = value.startsWith("attach://") ? value.substring("attach://".length()) : name;
        return Optional.ofNullable(uploads.get(part));
    }

    /** The same call with these parameters in place of its own, for objects inside of it that name its files. */
    ApiCall with(JsonObject others) {
        return new ApiCall(bot, method, others, uploads);
    }

    /** What to do when the caller hangs up before the answer. */
    void whenAbandoned(Runnable action) {
        abandoned = action;
    }

    void abandon() {
        abandoned.run();
    }

    private Optional<Object> structure(String name) {
        Object value = parameters.getValue(name);
        if (!(value instanceof String text)) {
            return Optional.ofNullable(value);
        }
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Json.decodeValue(text));
        } catch (DecodeException e) {
            throw ApiError.badRequest("can't parse " + name + " JSON object");
        }
    }
}
