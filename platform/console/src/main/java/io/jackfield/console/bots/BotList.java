package io.jackfield.console.bots;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Every bot of the configuration, those that do not run as well. */
public record BotList(Table table) {
    static BotList of(Visit visit, JsonObject told) {
        return new BotList(Table.of(
                        "bots",
                        visit.text("bots.none"),
                        visit.text("bots.bot"),
                        visit.text("bots.state"),
                        visit.text("bots.last"),
                        visit.text("bots.waiting"),
                        visit.text("bots.limited"))
                .rows(JsonText.objects(told, "bots").stream()
                        .map(bot -> row(visit, bot))
                        .toList()));
    }

    private static List<Cell> row(Visit visit, JsonObject bot) {
        String id = JsonText.text(bot, "id");
        return List.of(
                new Cell.Two(
                        Cell.link(JsonText.text(bot, "name"), Address.of("/bots/{}", id)),
                        id + " · @" + JsonText.text(bot, "username")),
                state(visit, bot),
                Cell.time(JsonText.text(bot, "lastUpdateAt")),
                Cell.number(JsonText.text(bot, "waiting")),
                Cell.number(JsonText.text(bot, "rateLimited")));
    }

    /** A word for what the console knows; the host's own for the rest, such as why a bot is left out. */
    static Cell state(Visit visit, JsonObject bot) {
        String state = JsonText.text(bot, "state");
        return switch (state) {
            case "webhook" -> Cell.badge(Tone.GOOD, visit.text("bots.state.webhook"));
            case "polling" -> Cell.badge(Tone.GOOD, visit.text("bots.state.polling"));
            case "paused" -> Cell.badge(Tone.WARN, visit.text("bots.state.paused"));
            default -> new Cell.Two(Cell.badge(Tone.BAD, visit.text("bots.state.trouble")), state);
        };
    }
}
