package io.jackfield.console.plugins;

import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.jackfield.console.parts.Tile;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * One tab of a plugin's page.
 *
 * @param path of this tab, with what it needs to come anew
 * @param beat how soon it comes anew, as htmx writes it
 * @param problems what is wrong, with the way out
 * @param steps of a change that is under way
 */
public record PluginModel(
        String id,
        String description,
        List<PluginTab.Link> tabs,
        String path,
        String beat,
        List<String> problems,
        List<Step> steps,
        List<Tile> tiles,
        List<Entry> entries,
        List<Table> tables,
        List<Action> actions) {
    /** A line of facts. */
    public record Entry(String label, Cell cell) {}

    /** @param asks whether a page asks first; otherwise the button does it */
    public record Action(String label, String path, boolean asks, boolean danger) {}

    public record Step(String word, Tone tone, String words, String at) {}

    static PluginModel of(Visit visit, JsonObject plugin, PluginTab tab) {
        String id = JsonText.text(plugin, "id");
        return new PluginModel(
                id,
                JsonText.text(plugin, "description"),
                PluginTab.links(visit, id, tab),
                visit.here(),
                "every 15s",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    PluginModel problems(List<String> all) {
        return new PluginModel(id, description, tabs, path, beat, all, steps, tiles, entries, tables, actions);
    }

    PluginModel steps(List<Step> all, boolean over) {
        return new PluginModel(
                id, description, tabs, path, over ? beat : "every 1s", problems, all, tiles, entries, tables, actions);
    }

    PluginModel tiles(List<Tile> all) {
        return new PluginModel(id, description, tabs, path, beat, problems, steps, all, entries, tables, actions);
    }

    PluginModel entries(List<Entry> all) {
        return new PluginModel(id, description, tabs, path, beat, problems, steps, tiles, all, tables, actions);
    }

    PluginModel tables(Table... all) {
        return new PluginModel(
                id, description, tabs, path, beat, problems, steps, tiles, entries, List.of(all), actions);
    }

    PluginModel actions(List<Action> all) {
        return new PluginModel(id, description, tabs, path, beat, problems, steps, tiles, entries, tables, all);
    }
}
