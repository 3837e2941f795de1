package io.jackfield.console.reports;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.jackfield.console.parts.Tile;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One run of a report, and what did not arrive.
 *
 * @param doneAt empty while it goes on
 * @param stop where it is stopped, below the console; absent when it is over or the operator may not
 */
public record RunModel(
        String report,
        String period,
        String bot,
        Cell state,
        String problem,
        String startedAt,
        String doneAt,
        String askedBy,
        String stoppedBy,
        List<Tile> readers,
        Table failures,
        Optional<String> stop) {
    static RunModel of(Visit visit, JsonObject run) {
        String state = run.getString("state");
        boolean goes = state.equals("going") || state.equals("waiting");
        String bot = run.getString("bot");
        return new RunModel(
                run.getString("report"),
                run.getString("period"),
                bot,
                RunsModel.badge(visit, run),
                JsonText.text(run, "problem"),
                run.getString("startedAt"),
                JsonText.text(run, "doneAt"),
                JsonText.text(run, "askedBy"),
                JsonText.text(run, "stoppedBy"),
                run.getJsonObject("readers").stream()
                        .map(count -> Tile.of(count.getKey().replace('_', ' '), count.getValue()))
                        .toList(),
                failures(visit, bot, run),
                goes && visit.may(OperatorRight.REPORTS)
                        ? Optional.of(RunsModel.path(run) + "/stop")
                        : Optional.empty());
    }

    private static Table failures(Visit visit, String bot, JsonObject run) {
        return Table.of(
                        "failures",
                        visit.text("reports.arrived"),
                        visit.text("reports.chat"),
                        visit.text("reports.at"),
                        visit.text("reports.state"))
                .rows(JsonText.objects(run, "failures").stream()
                        .map(failure -> failure(visit, bot, failure))
                        .toList());
    }

    private static List<Cell> failure(Visit visit, String bot, JsonObject failure) {
        long chat = failure.getLong("chat");
        boolean known = chat > 0 && visit.may(OperatorRight.READ_USERS);
        return List.of(
                new Cell.Two(
                        known ? Cell.link(chat, Address.of("/users/{}/{}", bot, chat)) : Cell.code(chat),
                        JsonText.text(failure, "subject")),
                Cell.time(failure.getString("at")),
                new Cell.Two(
                        Cell.badge(Tone.BAD, failure.getString("state").replace('_', ' ')),
                        JsonText.text(failure, "error")));
    }
}
