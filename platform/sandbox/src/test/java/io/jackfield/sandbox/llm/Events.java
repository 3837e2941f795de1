package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** The JSON objects in the lines of a stream. */
final class Events {
    private Events() {}

    static List<JsonObject> of(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> new JsonObject(line.substring("data: ".length())))
                .toList();
    }

    static List<String> types(List<JsonObject> events) {
        return events.stream().map(event -> event.getString("type")).toList();
    }

    /** What a field of all deltas of a chat stream makes together. */
    static String deltas(List<JsonObject> chunks, String field) {
        StringBuilder text = new StringBuilder();
        for (JsonObject chunk : chunks) {
            if (!chunk.getJsonArray("choices").isEmpty()) {
                JsonObject delta =
                        chunk.getJsonArray("choices").getJsonObject(0).getJsonObject("delta");
                text.append(delta.getValue(field) == null ? "" : delta.getString(field));
            }
        }
        return text.toString();
    }
}
