package io.jackfield.console.settings;

import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every value that counts, with where it comes from. */
public record EffectiveModel(List<Filter> filters, Table table) {
    /** @param told the plugins and bots that there are */
    static EffectiveModel of(Visit visit, JsonObject told, JsonObject values) {
        Target target = Target.ofParameters(visit);
        String contains = visit.parameter("contains").orElse("");
        Optional<String> next = Optional.ofNullable(values.getString("after"))
                .map(after -> target.in("/system/config")
                        .with("contains", visit.parameter("contains"))
                        .with("after", (Object) after)
                        .toString());
        return new EffectiveModel(
                List.of(
                        Filter.select(
                                "plugin",
                                visit.text("settings.plugin"),
                                target.plugin(),
                                options(visit, told, "plugins")),
                        Filter.select("bot", visit.text("settings.bot"), target.bot(), options(visit, told, "bots")),
                        Filter.search("contains", visit.text("settings.contains"), contains)),
                Table.of(
                                "values",
                                visit.text("settings.effective.none"),
                                visit.text("settings.path"),
                                visit.text("settings.value"),
                                visit.text("settings.origin"))
                        .rows(JsonText.objects(values, "values").stream()
                                .map(value -> row(visit, value))
                                .toList())
                        .next(next));
    }

    private static List<Option> options(Visit visit, JsonObject told, String key) {
        return Stream.concat(
                        Stream.of(new Option("", visit.text("settings.no" + key))),
                        JsonText.texts(told, key).stream().map(Option::of))
                .toList();
    }

    private static List<Cell> row(Visit visit, JsonObject value) {
        return List.of(
                Cell.code(JsonText.text(value, "path")),
                Cell.text(SettingsList.shortened(JsonText.text(value, "value"))),
                origin(visit, value));
    }

    private static Cell origin(Visit visit, JsonObject value) {
        return switch (JsonText.text(value, "origin")) {
            case "setting" ->
                new Cell.Several(List.of(
                        Cell.badge(Tone.INFO, visit.text("settings.set.by", JsonText.text(value, "by"))),
                        Cell.time(JsonText.text(value, "at"))));
            case "variable" -> Cell.code(JsonText.text(value, "variable"));
            case "sandbox" -> Cell.badge(Tone.WARN, visit.text("settings.sandbox"));
            case "default" -> Cell.text(visit.text("settings.default"));
            default -> Cell.code(JsonText.text(value, "place"));
        };
    }
}
