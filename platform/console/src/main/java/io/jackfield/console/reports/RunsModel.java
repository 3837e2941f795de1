package io.jackfield.console.reports;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The newest runs, and the form that begins one.
 *
 * @param problem why the form was refused; empty where it was not
 */
public record RunsModel(Table table, List<Field> fields, String problem) {
    static RunsModel of(Visit visit, JsonObject bots, JsonObject found, String problem) {
        Table table = Table.of(
                        "runs",
                        visit.text("reports.none"),
                        visit.text("reports.report"),
                        visit.text("reports.bot"),
                        visit.text("reports.started"),
                        visit.text("reports.state"),
                        visit.text("reports.readers"))
                .rows(JsonText.objects(found, "reports").stream()
                        .map(run -> row(visit, run))
                        .toList());
        return new RunsModel(table, fields(visit, bots), problem);
    }

    private static List<Cell> row(Visit visit, JsonObject run) {
        return List.of(
                new Cell.Two(Cell.link(run.getString("report"), path(run)), run.getString("period")),
                Cell.text(run.getString("bot")),
                new Cell.Two(Cell.time(run.getString("startedAt")), JsonText.text(run, "askedBy")),
                new Cell.Two(badge(visit, run), JsonText.text(run, "problem")),
                Cell.text(readers(visit, run)));
    }

    static Address path(JsonObject run) {
        return Address.of("/reports/{}/{}/{}", run.getString("bot"), run.getString("report"), run.getString("period"));
    }

    static Cell badge(Visit visit, JsonObject run) {
        String state = run.getString("state");
        Tone tone = switch (state) {
            case "done" -> Tone.GOOD;
            case "going" -> Tone.INFO;
            case "waiting" -> Tone.WARN;
            default -> Tone.CALM;
        };
        return Cell.badge(tone, visit.text("reports.state." + state));
    }

    /** How many by their states, such as {@code 12 sent, 1 failed}. */
    static String readers(Visit visit, JsonObject run) {
        String counts = run.getJsonObject("readers", new JsonObject()).stream()
                .map(count -> count.getValue() + " " + count.getKey().replace('_', ' '))
                .collect(Collectors.joining(", "));
        return run.getBoolean("readersKnown", true) ? counts : (counts + " " + visit.text("reports.counting")).strip();
    }

    private static List<Field> fields(Visit visit, JsonObject bots) {
        String bot = visit.field("bot").or(() -> visit.choices().bot()).orElse("");
        return List.of(
                Field.select(
                        "bot",
                        visit.text("reports.bot"),
                        bot,
                        JsonText.objects(bots, "bots").stream()
                                .map(one -> new Option(one.getString("id"), JsonText.text(one, "name")))
                                .toList()),
                Field.text(
                                "report",
                                visit.text("reports.report"),
                                visit.field("report").orElse(""))
                        .needed(),
                choice(visit, "period", "day", "week", "month"),
                choice(visit, "of", "previous", "current"),
                Field.text(
                        "reason",
                        visit.text("reports.reason"),
                        visit.field("reason").orElse("")));
    }

    private static Field choice(Visit visit, String name, String... values) {
        return Field.select(
                name,
                visit.text("reports." + name),
                visit.field(name).orElse(values[0]),
                Stream.of(values)
                        .map(value -> new Option(value, visit.text("reports." + name + "." + value)))
                        .toList());
    }
}
