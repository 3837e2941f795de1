package io.jackfield.console.logs;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The log.
 *
 * @param lines the newest first
 * @param older the address of the page before, below the console
 * @param live where lines come from as they happen, below the console; empty on older pages
 * @param download where the same lines are a file
 * @param changes loggers that have another level for a while
 * @param problem why a level was refused
 */
public record LogsModel(
        List<Filter> filters,
        List<Line> lines,
        Optional<String> older,
        String live,
        String download,
        List<Change> changes,
        List<Field> fields,
        String problem) {
    /**
     * A line.
     *
     * @param at as the API writes moments
     * @param logger the last part of its name
     * @param trace the code of its update; empty for none
     */
    public record Line(String at, String level, Tone tone, String logger, String trace, String message) {
        static Line of(JsonObject line) {
            String logger = line.getString("logger");
            return new Line(
                    line.getString("at"),
                    line.getString("level"),
                    tone(line.getString("level")),
                    logger.startsWith("plugin.") ? logger : logger.substring(logger.lastIndexOf('.') + 1),
                    JsonText.text(line, "trace"),
                    line.getString("message"));
        }

        private static Tone tone(String level) {
            return switch (level) {
                case "ERROR" -> Tone.BAD;
                case "WARN" -> Tone.WARN;
                default -> Tone.CALM;
            };
        }
    }

    /** A logger with another level for a while. */
    public record Change(String logger, String level, String until, String by) {
        static Change of(JsonObject change) {
            return new Change(
                    change.getString("logger"),
                    change.getString("level"),
                    change.getString("until"),
                    change.getString("by"));
        }
    }

    static LogsModel of(Visit visit, JsonObject found, String problem) {
        Address same = Address.of("/logs");
        Address live = Address.of("/logs/live").with("after", found.getLong("newest"));
        Address download = Address.of("/logs/download");
        for (String name : LogsPage.FILTERS) {
            Stream.of(same, live, download).forEach(address -> address.with(name, visit.parameter(name)));
        }
        return new LogsModel(
                filters(visit),
                JsonText.objects(found, "lines").stream().map(Line::of).toList(),
                Optional.ofNullable(found.getLong("before"))
                        .map(before -> same.with("before", before).toString()),
                visit.parameter("before").isEmpty() ? live.toString() : "",
                download.toString(),
                JsonText.objects(found, "levels").stream().map(Change::of).toList(),
                fields(visit),
                problem);
    }

    private static List<Filter> filters(Visit visit) {
        return List.of(
                Filter.search(
                        "text", visit.text("logs.text"), visit.parameter("text").orElse("")),
                Filter.select(
                        "level",
                        visit.text("logs.level"),
                        visit.parameter("level").orElse(""),
                        levels()),
                Filter.search(
                        "plugin",
                        visit.text("logs.plugin"),
                        visit.parameter("plugin").orElse("")),
                Filter.search(
                        "trace",
                        visit.text("logs.trace"),
                        visit.parameter("trace").orElse("")));
    }

    private static List<Option> levels() {
        return Stream.of("", "info", "warn", "error").map(Option::of).toList();
    }

    private static List<Field> fields(Visit visit) {
        return List.of(
                Field.text(
                                "logger",
                                visit.text("logs.logger"),
                                visit.field("logger").orElse(""))
                        .hint(visit.text("logs.logger.hint"))
                        .needed(),
                Field.select(
                        "level",
                        visit.text("logs.level"),
                        visit.field("level").orElse("debug"),
                        Stream.of("debug", "trace", "info", "warn", "error")
                                .map(Option::of)
                                .toList()),
                Field.number(
                        "minutes",
                        visit.text("logs.minutes"),
                        visit.field("minutes").orElse("15")));
    }
}
