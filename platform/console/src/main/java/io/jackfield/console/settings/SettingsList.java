package io.jackfield.console.settings;

import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is set over the files.
 *
 * @param problems what is set and does not count
 * @param forms of all plugins and bots
 */
public record SettingsList(List<String> problems, Table table, List<Cell.Link> plugins, List<Cell.Link> bots) {
    private static final int LONGEST = 120;

    static SettingsList of(Visit visit, JsonObject told) {
        return new SettingsList(
                JsonText.texts(told, "problems"),
                Table.of(
                                "settings",
                                visit.text("settings.none"),
                                visit.text("settings.what"),
                                visit.text("settings.value"),
                                visit.text("settings.by"),
                                visit.text("settings.when"),
                                "")
                        .rows(JsonText.objects(told, "settings").stream()
                                .map(setting -> row(visit, setting))
                                .toList()),
                JsonText.texts(told, "plugins").stream()
                        .map(id -> new Cell.Link(id, new Target(id, "").page()))
                        .toList(),
                JsonText.texts(told, "bots").stream()
                        .map(id -> new Cell.Link(id, new Target("", id).page()))
                        .toList());
    }

    private static List<Cell> row(Visit visit, JsonObject setting) {
        Target target = new Target(JsonText.text(setting, "plugin"), JsonText.text(setting, "bot"));
        String path = JsonText.text(setting, "path");
        List<Cell> value = new ArrayList<>(List.of(Cell.code(shortened(JsonText.text(setting, "value")))));
        if (!JsonText.text(setting, "problem").isEmpty()) {
            value.add(Cell.badge(Tone.BAD, visit.text("settings.misfit")));
        }
        return List.of(
                new Cell.Two(Cell.link(path, target.page()), target.words(visit)),
                new Cell.Several(value),
                Cell.text(JsonText.text(setting, "by")),
                Cell.time(JsonText.text(setting, "at")),
                visit.may(OperatorRight.SETTINGS)
                        ? new Cell.Buttons(List.of(new Cell.Link(
                                visit.text("settings.reset"),
                                target.in("/settings/reset")
                                        .with("path", (Object) path)
                                        .toString())))
                        : Cell.text(""));
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
