package io.jackfield.host.admin;

import io.jackfield.host.logs.LogLine;
import io.vertx.core.json.JsonObject;

/** Lines of the log as the API writes them. */
final class LogJson {
    private LogJson() {}

    static JsonObject of(LogLine line) {
        JsonObject json = new JsonObject()
                .put("id", line.id())
                .put("at", line.at().toString())
                .put("level", line.level())
                .put("logger", line.logger())
                .put("message", line.message());
        put(json, "trace", line.trace());
        put(json, "bot", line.bot());
        put(json, "plugin", line.plugin());
        return json;
    }

    private static void put(JsonObject json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    /** On one line but for the frames of a failure. */
    static String text(LogLine line) {
        return line.at()
                + " %-5s ".formatted(line.level())
                + line.logger()
                + (line.trace().isEmpty() ? " " : " [" + line.trace() + "] ")
                + line.message();
    }
}
