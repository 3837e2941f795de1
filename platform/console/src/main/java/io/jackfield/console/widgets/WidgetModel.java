package io.jackfield.console.widgets;

import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What is in a widget.
 *
 * @param problem why there is nothing; empty where there is
 * @param table of rows
 * @param chart where lines come from, below the console
 */
public record WidgetModel(String problem, String figure, String hint, Optional<Table> table, Optional<String> chart) {

    static WidgetModel missing(String problem) {
        return new WidgetModel(problem, "", "", Optional.empty(), Optional.empty());
    }

    /** @param lines where the same comes from as lines for a chart */
    static WidgetModel of(Visit visit, JsonObject told, String lines) {
        return switch (told.getString("kind")) {
            case "figure" ->
                new WidgetModel(
                        "", told.getString("value"), told.getString("hint"), Optional.empty(), Optional.empty());
            case "rows" -> new WidgetModel("", "", "", Optional.of(table(visit, told)), Optional.empty());
            default -> new WidgetModel("", "", "", Optional.empty(), Optional.of(lines));
        };
    }

    private static Table table(Visit visit, JsonObject told) {
        List<String> columns = JsonText.texts(told, "columns");
        return Table.of("rows", visit.text("widgets.empty"), columns.toArray(String[]::new))
                .rows(told.getJsonArray("rows").stream()
                        .map(row ->
                                ((JsonArray) row).stream().<Cell>map(Cell::text).toList())
                        .toList());
    }
}
