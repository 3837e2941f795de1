package io.jackfield.console.jobs;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.Table;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page of jobs. */
public record JobsModel(List<Filter> filters, Table table) {
    static JobsModel of(Visit visit, JsonObject found) {
        Table table = Table.of(
                        "jobs",
                        visit.text("jobs.none"),
                        visit.text("jobs.job"),
                        visit.text("jobs.due"),
                        visit.text("jobs.schedule"),
                        visit.text("jobs.state"),
                        "")
                .rows(JsonText.objects(found, "jobs").stream()
                        .map(job -> row(visit, job))
                        .toList())
                .next(Optional.ofNullable(found.getString("after"))
                        .map(after -> Address.of("/jobs")
                                .with("plugin", visit.parameter("plugin"))
                                .with("key", visit.parameter("key"))
                                .with("failing", visit.parameter("failing"))
                                .with("after", after)
                                .toString()));
        return new JobsModel(filters(visit), table);
    }

    private static List<Filter> filters(Visit visit) {
        return List.of(
                Filter.search(
                        "plugin",
                        visit.text("jobs.plugin"),
                        visit.parameter("plugin").orElse("")),
                Filter.search(
                        "key", visit.text("jobs.key"), visit.parameter("key").orElse("")),
                Filter.select(
                        "failing",
                        visit.text("jobs.which"),
                        visit.parameter("failing").orElse(""),
                        List.of(
                                new Option("", visit.text("jobs.all")),
                                new Option("true", visit.text("jobs.failing")))));
    }

    private static List<Cell> row(Visit visit, JsonObject job) {
        String lower = (job.getString("plugin") + " " + JsonText.text(job, "key")).strip();
        String cron = JsonText.text(job, "cron");
        String schedule = cron.isEmpty() ? visit.text("jobs.once") : cron + " " + JsonText.text(job, "zone");
        return List.of(
                new Cell.Two(Cell.text(job.getString("job")), lower),
                Cell.time(job.getString("due")),
                Cell.text(schedule),
                new Cell.Two(state(visit, job), JsonText.text(job, "error")),
                new Cell.Buttons(visit.may(OperatorRight.JOBS) ? buttons(visit, job, cron.isEmpty()) : List.of()));
    }

    private static Cell state(Visit visit, JsonObject job) {
        return switch (job.getString("state")) {
            case "running" -> Cell.badge(Tone.INFO, visit.text("jobs.running"));
            case "plugin away" -> Cell.badge(Tone.WARN, visit.text("jobs.away"));
            case "tried again" -> Cell.badge(Tone.BAD, visit.text("jobs.again", job.getInteger("tries")));
            default -> Cell.badge(Tone.CALM, visit.text("jobs.planned"));
        };
    }

    private static List<Cell.Link> buttons(Visit visit, JsonObject job, boolean once) {
        List<Cell.Link> buttons = new ArrayList<>();
        for (String verb : once ? List.of("run", "delete") : List.of("run", "skip", "delete")) {
            buttons.add(new Cell.Link(
                    visit.text("jobs." + verb),
                    Address.of("/jobs/" + verb)
                            .with("plugin", job.getString("plugin"))
                            .with("job", job.getString("job"))
                            .with("key", job.getString("key"))
                            .with("due", job.getString("due"))
                            .toString()));
        }
        return buttons;
    }
}
