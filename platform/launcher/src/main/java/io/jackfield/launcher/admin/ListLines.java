package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Lists of the admin API as lines to read. */
final class ListLines {
    private static final int WIDEST = 40;

    private ListLines() {}

    static String column(JsonNode column) {
        String values = words(column.path("values"), "value");
        return (column.path("filter").asBoolean() ? "--" : "  ")
                + column.path("id").asText() + "  "
                + column.path("label").asText() + ", "
                + column.path("kind").asText().toLowerCase(Locale.ROOT)
                + (values.isEmpty() ? "" : ": " + values)
                + (column.path("personal").asBoolean() ? " (personal)" : "");
    }

    static Optional<String> actions(JsonNode list) {
        String actions = words(list.path("actions"), "action");
        return actions.isEmpty() ? Optional.empty() : Optional.of("  --act: " + actions);
    }

    private static String words(JsonNode all, String key) {
        return StreamSupport.stream(all.spliterator(), false)
                .map(one -> one.path(key).asText() + " (" + one.path("label").asText() + ")")
                .collect(Collectors.joining(", "));
    }

    /** The rows under their headings, in columns as wide as they need. */
    static List<String> rows(JsonNode page) {
        List<List<String>> table = new ArrayList<>();
        List<JsonNode> columns = shown(page);
        List<String> head = new ArrayList<>(List.of("ROW"));
        columns.forEach(column -> head.add(column.path("label").asText()));
        head.add("");
        table.add(head);
        page.path("rows").forEach(row -> table.add(row(row, columns)));
        return aligned(table);
    }

    /** Those that the rows have. */
    private static List<JsonNode> shown(JsonNode page) {
        JsonNode cells = page.path("rows").path(0).path("cells");
        return StreamSupport.stream(page.path("columns").spliterator(), false)
                .filter(column -> cells.has(column.path("id").asText()))
                .toList();
    }

    private static List<String> row(JsonNode row, List<JsonNode> columns) {
        List<String> cells = new ArrayList<>();
        cells.add(row.path("id").asText());
        columns.forEach(column -> {
            String value = row.path("cells").path(column.path("id").asText()).asText();
            cells.add(labels(column).getOrDefault(value, value));
        });
        cells.add(StreamSupport.stream(row.path("actions").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" ")));
        return cells;
    }

    private static Map<String, String> labels(JsonNode column) {
        Map<String, String> labels = new HashMap<>();
        column.path("values")
                .forEach(value -> labels.put(
                        value.path("value").asText(), value.path("label").asText()));
        return labels;
    }

    private static List<String> aligned(List<List<String>> table) {
        int[] widths = new int[table.getFirst().size()];
        table.forEach(cells -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], cut(cells.get(column)).length());
            }
        });
        return table.stream().map(cells -> line(cells, widths)).toList();
    }

    private static String line(List<String> cells, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            String cell = cut(cells.get(column));
            padded.add(cell + " ".repeat(widths[column] - cell.length()));
        }
        return String.join("  ", padded).stripTrailing();
    }

    private static String cut(String cell) {
        String line = cell.replaceAll("\\s+", " ");
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
    }
}
