package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The short form in which a test in another process writes a {@link Script}: either {@code text}, {@code tokens},
 * {@code wire} (an array of texts that are sent as they are, with {@code contentType}), {@code status} (with
 * {@code body} and {@code headers}) or {@code trouble} (a name of {@link Trouble}, with {@code headers}), then
 * {@code everyMs}, {@code thinkingMs}, {@code reasoning} (an array of texts), {@code queries} and {@code sources}
 * (arrays of texts and of {@code {"title","url"}}), {@code finish} and one of {@code linger}, {@code stallAfter},
 * {@code cutAfter}, {@code forgetEndAfter}, {@code errorAfter}.
 */
final class ScriptJson {
    private static final Set<String> KEYS = Set.of(
            "when",
            "times",
            "text",
            "tokens",
            "wire",
            "contentType",
            "status",
            "trouble",
            "body",
            "headers",
            "everyMs",
            "thinkingMs",
            "reasoning",
            "queries",
            "sources",
            "finish",
            "linger",
            "stallAfter",
            "cutAfter",
            "forgetEndAfter",
            "errorAfter");

    private ScriptJson() {}

    static Script read(JsonObject json) {
        Set<String> unknown = new TreeSet<>(json.fieldNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown keys " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        boolean refused = json.containsKey("status") || json.containsKey("trouble");
        Script script = refused ? failure(json) : answer(json);
        if (json.containsKey("everyMs")) {
            script = script.every(Duration.ofMillis(json.getLong("everyMs")));
        }
        if (json.containsKey("thinkingMs")) {
            script = script.thinkingFor(Duration.ofMillis(json.getLong("thinkingMs")));
        }
        if (json.containsKey("reasoning")) {
            script = script.reasoning(texts(json, "reasoning"));
        }
        return script.searching(new Search(texts(json, "queries"), sources(json)));
    }

    private static List<String> texts(JsonObject json, String key) {
        return json.getJsonArray(key, new JsonArray()).stream()
                .map(Object::toString)
                .toList();
    }

    private static List<Search.Source> sources(JsonObject json) {
        return json.getJsonArray("sources", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(source -> new Search.Source(source.getString("title", ""), source.getString("url")))
                .toList();
    }

    private static Script failure(JsonObject json) {
        Script script;
        if (json.containsKey("trouble")) {
            script = Script.refusing(Trouble.valueOf(json.getString("trouble").toUpperCase(Locale.ROOT)));
        } else if (json.containsKey("body")) {
            script = Script.failure(json.getInteger("status"), json.getJsonObject("body"));
        } else {
            script = Script.failure(json.getInteger("status"));
        }
        JsonObject headers = json.getJsonObject("headers", new JsonObject());
        for (String name : headers.fieldNames()) {
            script = script.header(name, headers.getValue(name).toString());
        }
        return script;
    }

    private static Script said(JsonObject json) {
        if (json.containsKey("wire")) {
            return Script.wire(json.getString("contentType", "text/event-stream"), texts(json, "wire"));
        }
        return json.containsKey("tokens")
                ? Script.tokens(texts(json, "tokens"))
                : Script.text(json.getString("text", ""));
    }

    private static Script answer(JsonObject json) {
        Script script = said(json);
        if (json.getBoolean("linger", false)) {
            return script.lingering();
        }
        if (json.containsKey("stallAfter")) {
            return script.stallAfter(json.getInteger("stallAfter"));
        }
        if (json.containsKey("cutAfter")) {
            return script.cutAfter(json.getInteger("cutAfter"));
        }
        if (json.containsKey("forgetEndAfter")) {
            return script.forgetEndAfter(json.getInteger("forgetEndAfter"));
        }
        if (json.containsKey("errorAfter")) {
            return script.errorAfter(json.getInteger("errorAfter"));
        }
        return script.finishing(json.getString("finish", "stop"));
    }
}
