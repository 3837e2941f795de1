package io.jackfield.console.plugins;

import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.jackfield.console.parts.Tile;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** Permissions, lines of the log, figures and tables of a plugin. */
final class OtherTabs {
    /** The last ones; the page of the log has the rest. */
    static final int LINES = 50;

    private OtherTabs() {}

    static PluginModel permissions(Visit visit, JsonObject plugin) {
        List<String> declared = JsonText.texts(plugin, "declared");
        JsonObject live = plugin.getJsonObject("live", new JsonObject());
        List<String> granted = JsonText.texts(live, "granted");
        Table table = Table.of(
                        "permissions",
                        visit.text("plugins.permissions.none"),
                        visit.text("plugins.permission"),
                        visit.text("plugins.permission.state"))
                .rows(Stream.concat(declared.stream(), granted.stream())
                        .distinct()
                        .map(word -> permission(visit, word, declared, granted, !live.isEmpty()))
                        .toList());
        return PluginModel.of(visit, plugin, PluginTab.PERMISSIONS).tables(table);
    }

    private static List<Cell> permission(
            Visit visit, String word, List<String> declared, List<String> granted, boolean live) {
        Cell state;
        if (granted.contains(word)) {
            state = Cell.badge(
                    Tone.GOOD, visit.text(declared.contains(word) ? "plugins.granted" : "plugins.granted.before"));
        } else {
            state = Cell.badge(
                    live ? Tone.WARN : Tone.CALM, visit.text(live ? "plugins.kept-back" : "plugins.declared"));
        }
        return List.of(Cell.code(word), state);
    }

    /** @param found what the log has of the plugin */
    static PluginModel logs(Visit visit, JsonObject plugin, JsonObject found) {
        Table table = Table.of(
                        "log",
                        visit.text("plugins.logs.none"),
                        visit.text("plugins.logs.at"),
                        visit.text("plugins.logs.level"),
                        visit.text("plugins.logs.message"))
                .rows(JsonText.objects(found, "lines").stream()
                        .map(OtherTabs::line)
                        .toList());
        return PluginModel.of(visit, plugin, PluginTab.LOGS).tables(table);
    }

    private static List<Cell> line(JsonObject line) {
        String trace = JsonText.text(line, "trace");
        Cell message = Cell.code(line.getString("message"));
        return List.of(
                Cell.time(line.getString("at")),
                Cell.badge(tone(line.getString("level")), line.getString("level")),
                trace.isEmpty() ? message : new Cell.Two(message, trace));
    }

    private static Tone tone(String level) {
        return switch (level) {
            case "ERROR" -> Tone.BAD;
            case "WARN" -> Tone.WARN;
            default -> Tone.CALM;
        };
    }

    static PluginModel figures(Visit visit, JsonObject plugin) {
        JsonObject figures = plugin.getJsonObject("figures");
        return PluginModel.of(visit, plugin, PluginTab.FIGURES)
                .tiles(List.of(
                        Tile.of(visit.text("plugins.calls"), figures.getValue("callsPerMinute", 0))
                                .hint(visit.text("plugins.lately")),
                        Tile.of(visit.text("plugins.failed"), figures.getValue("failedPercent", 0) + " %")
                                .tone(figures.getDouble("failedPercent", 0.0) > 0 ? Tone.BAD : Tone.CALM),
                        Tile.of(
                                visit.text("plugins.p95"),
                                figures.containsKey("p95Millis") ? figures.getLong("p95Millis") + " ms" : "–"),
                        Tile.of(visit.text("plugins.cpu"), figures.getValue("cpuPercent", 0) + " %")
                                .hint(visit.text("plugins.estimate")),
                        Tile.of(visit.text("plugins.allocated"), size(figures.getLong("allocatedBytesPerMinute", 0L)))
                                .hint(visit.text("plugins.estimate")),
                        Tile.of(visit.text("plugins.running"), figures.getInteger("running")),
                        Tile.of(visit.text("plugins.waiting"), figures.getInteger("waiting")),
                        Tile.of(visit.text("plugins.stuck"), figures.getInteger("stuck"))
                                .tone(figures.getInteger("stuck") > 0 ? Tone.BAD : Tone.CALM)));
    }

    static PluginModel tables(Visit visit, JsonObject plugin) {
        Table table = Table.of(
                        "tables",
                        visit.text("plugins.tables.none"),
                        visit.text("plugins.table"),
                        visit.text("plugins.rows"),
                        visit.text("plugins.size"))
                .rows(JsonText.objects(plugin, "tables").stream()
                        .map(one -> List.of(
                                Cell.code(one.getString("name")),
                                Cell.number(one.getValue("rows") == null ? "?" : "≈ " + one.getLong("rows")),
                                Cell.number(size(one.getLong("bytes")))))
                        .toList());
        return PluginModel.of(visit, plugin, PluginTab.TABLES).tables(table);
    }

    static String size(long bytes) {
        return bytes >= 10L << 20 ? (bytes >> 20) + " MB" : (bytes >> 10) + " kB";
    }
}
