package io.jackfield.console.settings;

import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.settings.FormModel.Entry;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes fields of what the API says of a form. */
final class FormFields {
    private static final int LONG = 70;

    private final Visit visit;
    private final Target target;
    private final JsonObject known;
    private final Map<String, String> problems;

    /**
     * @param known the models and plans of the bot, where there is one
     * @param problems of fields, by their paths
     */
    FormFields(Visit visit, Target target, JsonObject known, Map<String, String> problems) {
        this.known = known;
        this.visit = visit;
        this.target = target;
        this.problems = problems;
    }

    void add(JsonObject told, int depth, List<Entry> entries) {
        if (JsonText.text(told, "kind").equals("section")) {
            entries.add(new Entry.Heading(JsonText.text(told, "title"), JsonText.text(told, "about"), depth));
            JsonText.objects(told, "fields").forEach(inner -> add(inner, depth + 1, entries));
            return;
        }
        String path = JsonText.text(told, "path");
        boolean isSetting = JsonText.text(told, "origin").equals("setting");
        entries.add(new Entry.Input(
                field(told, path).hint(hint(told)).problem(problems.getOrDefault(path, "")),
                FormModel.mark(JsonText.text(told, "text")),
                origin(told),
                isSetting ? JsonText.text(told, "at") : "",
                isSetting
                        ? target.in("/settings/reset")
                                .with("path", (Object) JsonText.text(told, "setting"))
                                .toString()
                        : ""));
    }

    private Field field(JsonObject told, String path) {
        String title = JsonText.text(told, "title");
        if (told.getBoolean("secret", false)) {
            return Field.password(path, title);
        }
        // What was refused stays in the form, so that it can be put right.
        String text = Optional.ofNullable(visit.form().get(path)).orElseGet(() -> JsonText.text(told, "text"));
        List<Option> named = named(JsonText.text(told, "widget"), text);
        if (!named.isEmpty()) {
            return Field.select(path, title, text, named);
        }
        return switch (JsonText.text(told, "kind")) {
            case "flag" -> Field.select(path, title, text, flags());
            case "choice" -> Field.select(path, title, text, choices(told));
            case "list", "map", "yaml" -> Field.textarea(path, title, text);
            case "text" ->
                JsonText.text(told, "widget").equals("textarea") || text.length() > LONG || text.contains("\n")
                        ? Field.textarea(path, title, text)
                        : Field.text(path, title, text);
            default -> Field.text(path, title, text);
        };
    }

    /** Models or plans of the bot, with what stands there now; none for other fields. */
    private List<Option> named(String widget, String now) {
        List<JsonObject> all =
                widget.equals("model") || widget.equals("plan") ? JsonText.objects(known, widget + "s") : List.of();
        if (all.isEmpty()) {
            return List.of();
        }
        Stream<Option> options =
                all.stream().map(one -> new Option(JsonText.text(one, "id"), JsonText.text(one, "label")));
        boolean isKnown = now.isEmpty()
                || all.stream().anyMatch(one -> JsonText.text(one, "id").equals(now));
        return Stream.concat(
                        Stream.concat(
                                Stream.of(new Option("", visit.text("settings.unset"))),
                                isKnown ? Stream.empty() : Stream.of(Option.of(now))),
                        options)
                .toList();
    }

    private List<Option> flags() {
        return List.of(
                new Option("", visit.text("settings.unset")),
                new Option("true", visit.text("settings.yes")),
                new Option("false", visit.text("settings.no")));
    }

    private List<Option> choices(JsonObject told) {
        return Stream.concat(
                        Stream.of(new Option("", visit.text("settings.unset"))),
                        JsonText.objects(told, "choices").stream()
                                .map(choice ->
                                        new Option(JsonText.text(choice, "value"), JsonText.text(choice, "title"))))
                .toList();
    }

    private String hint(JsonObject told) {
        String kind = JsonText.text(told, "kind");
        String form = switch (kind) {
            case "list" -> visit.text("settings.lines");
            case "map", "yaml" -> visit.text("settings.yaml");
            case "integer", "number", "duration" -> JsonText.text(told, "allowed");
            default -> "";
        };
        String standard = JsonText.text(told, "default");
        return Stream.of(
                        JsonText.text(told, "about"),
                        form,
                        standard.isEmpty() ? "" : visit.text("settings.unless", standard),
                        told.getBoolean("secret", false) ? visit.text("settings.secret") : "")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String origin(JsonObject told) {
        return switch (JsonText.text(told, "origin")) {
            case "setting" -> visit.text("settings.set.by", JsonText.text(told, "by"));
            case "variable" -> visit.text("settings.variable", JsonText.text(told, "variable"));
            case "sandbox" -> visit.text("settings.sandbox");
            case "default" -> visit.text("settings.default");
            default -> JsonText.text(told, "place");
        };
    }
}
