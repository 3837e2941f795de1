package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * The short form in which a test in another process writes a {@link Script}: either {@code text}, {@code tokens} or
 * {@code status} (with {@code body} and {@code headers}), then {@code everyMs}, {@code thinkingMs}, {@code finish} and
 * one of {@code stallAfter}, {@code cutAfter}, {@code errorAfter}.
 */
final class ScriptJson {
    private static final Set<String> KEYS = Set.of(
            "when",
            "times",
            "text",
            "tokens",
            "status",
            "body",
            "headers",
            "everyMs",
            "thinkingMs",
            "finish",
            "stallAfter",
            "cutAfter",
            "errorAfter");

    private ScriptJson() {}

    static Script read(JsonObject json) {
        Set<String> unknown = new TreeSet<>(json.fieldNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown keys " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        Script script = json.containsKey("status") ? failure(json) : answer(json);
        if (json.containsKey("everyMs")) {
            script = script.every(Duration.ofMillis(json.getLong("everyMs")));
        }
        if (json.containsKey("thinkingMs")) {
            script = script.thinkingFor(Duration.ofMillis(json.getLong("thinkingMs")));
        }
        return script;
    }

    private static Script failure(JsonObject json) {
        int status = json.getInteger("status");
        Script script = Script.failure(status, json.getJsonObject("body", ApiError.bodyFor(status)));
        JsonObject headers = json.getJsonObject("headers", new JsonObject());
        for (String name : headers.fieldNames()) {
            script = script.header(name, headers.getValue(name).toString());
        }
        return script;
    }

    private static Script answer(JsonObject json) {
        JsonArray tokens = json.getJsonArray("tokens");
        Script script = tokens == null
                ? Script.text(json.getString("text", ""))
                : Script.tokens(tokens.stream().map(Object::toString).toList());
        if (json.containsKey("stallAfter")) {
            return script.stallAfter(json.getInteger("stallAfter"));
        }
        if (json.containsKey("cutAfter")) {
            return script.cutAfter(json.getInteger("cutAfter"));
        }
        if (json.containsKey("errorAfter")) {
            return script.errorAfter(json.getInteger("errorAfter"));
        }
        return script.finishing(json.getString("finish", "stop"));
    }
}
