package io.jackfield.console.parts;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Lines over time, drawn by the browser from the JSON that {@code source} answers: {@code {"times": [seconds], "lines":
 * [{"label", "values"}], "unit"}}; {@link #json} makes it.
 *
 * @param source below the console
 */
public record Chart(String title, String source) {
    /** @param values one for each time; null where nothing is known */
    public record Line(String label, List<? extends Number> values) {}

    /** @param seconds since 1970, rising */
    public static JsonObject json(List<Long> seconds, String unit, List<Line> lines) {
        JsonArray all = new JsonArray();
        for (Line line : lines) {
            if (line.values().size() != seconds.size()) {
                throw new IllegalArgumentException("line " + line.label() + " has "
                        + line.values().size() + " values for " + seconds.size() + " times");
            }
            all.add(new JsonObject().put("label", line.label()).put("values", new JsonArray(line.values())));
        }
        return new JsonObject()
                .put("times", new JsonArray(seconds))
                .put("unit", unit)
                .put("lines", all);
    }
}
