package io.jackfield.console.plugins;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every jar of the watched directory.
 *
 * @param directory where they lie
 */
public record PluginList(List<Filter> filters, Table table, String directory) {
    static final int PAGE = 50;

    static PluginList of(Visit visit, JsonObject told, int from) {
        String find = visit.parameter("find").orElse("");
        String state = visit.parameter("state").orElse("");
        Table table = Table.of(
                        "plugins",
                        visit.text(find.isEmpty() && state.isEmpty() ? "plugins.none" : "plugins.none.such"),
                        visit.text("plugins.plugin"),
                        visit.text("plugins.version"),
                        visit.text("plugins.state"),
                        visit.text("plugins.bots"),
                        visit.text("plugins.calls"),
                        visit.text("plugins.failed"),
                        visit.text("plugins.p95"),
                        visit.text("plugins.cpu"),
                        visit.text("plugins.now"))
                .rows(JsonText.objects(told, "plugins").stream()
                        .map(row -> row(visit, row))
                        .toList())
                .summary(visit.count("plugins.count", told.getInteger("all", 0)));
        return new PluginList(
                List.of(
                        Filter.search("find", visit.text("plugins.find"), find),
                        Filter.select("state", visit.text("plugins.state"), state, PluginState.options(visit))),
                table.previous(from > 0 ? page(visit, Math.max(0, from - PAGE)) : Optional.empty())
                        .next(told.getBoolean("more", false) ? page(visit, from + PAGE) : Optional.empty()),
                JsonText.text(told, "directory"));
    }

    private static Optional<String> page(Visit visit, int from) {
        return Optional.of(Address.of("/plugins")
                .with("find", visit.parameter("find"))
                .with("state", visit.parameter("state"))
                .with("from", from)
                .toString());
    }

    private static List<Cell> row(Visit visit, JsonObject row) {
        String id = JsonText.text(row, "id");
        String file = JsonText.text(row, "file");
        JsonObject figures = row.getJsonObject("figures", new JsonObject());
        Cell name = id.isEmpty()
                ? Cell.link(file, Address.of("/plugins/file/{}/remove", file))
                : new Cell.Two(Cell.link(id, Address.of("/plugins/{}", id)), JsonText.text(row, "description"));
        return List.of(
                name,
                Cell.text(version(row)),
                state(visit, row),
                bots(row),
                figure(JsonText.text(figures, "callsPerMinute")),
                figure(percent(figures, "failedPercent")),
                figure(figures.containsKey("p95Millis") ? figures.getLong("p95Millis") + " ms" : ""),
                figure(percent(figures, "cpuPercent")),
                now(visit, figures));
    }

    private static Cell now(Visit visit, JsonObject figures) {
        int running = figures.getInteger("running", 0);
        int waiting = figures.getInteger("waiting", 0);
        int stuck = figures.getInteger("stuck", 0);
        return Cell.text(running + waiting + stuck == 0 ? "" : visit.text("plugins.now.cell", running, waiting, stuck));
    }

    /** An empty one takes no room on phones. */
    private static Cell figure(String text) {
        return text.isEmpty() ? Cell.text("") : Cell.number(text);
    }

    private static Cell bots(JsonObject row) {
        return new Cell.Several(JsonText.texts(row, "bots").stream()
                .map(bot -> Cell.badge(Tone.CALM, bot))
                .toList());
    }

    static String percent(JsonObject figures, String key) {
        return figures.containsKey(key) ? figures.getDouble(key) + " %" : "";
    }

    private static String version(JsonObject row) {
        String version = JsonText.text(row, "version");
        String live = JsonText.text(row.getJsonObject("live", new JsonObject()), "version");
        return live.isEmpty() || live.equals(version) ? version : version + " (" + live + ")";
    }

    private static Cell state(Visit visit, JsonObject row) {
        List<Cell> badges = new ArrayList<>();
        badges.add(PluginState.badge(visit, JsonText.text(row, "state")));
        for (JsonObject one : JsonText.objects(row, "draining")) {
            badges.add(Cell.badge(
                    PluginState.tone("draining"),
                    visit.text("plugins.draining", one.getString("version"), one.getInteger("calls"))));
        }
        if (!row.getJsonArray("held").isEmpty() && !JsonText.text(row, "state").equals("held")) {
            badges.add(PluginState.badge(visit, "held"));
        }
        if (row.getBoolean("ownProcess", false)) {
            badges.add(Cell.badge(Tone.CALM, visit.text("plugins.process")));
        }
        Cell all = badges.size() == 1 ? badges.getFirst() : new Cell.Several(badges);
        String problem = JsonText.text(row, "problem");
        return problem.isEmpty() ? all : new Cell.Two(all, problem);
    }
}
