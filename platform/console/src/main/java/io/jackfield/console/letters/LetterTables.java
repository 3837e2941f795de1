package io.jackfield.console.letters;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of letters, of their causes, of replays and of what waits, from what the API answers. */
final class LetterTables {
    private static final int WORDS = 120;

    private LetterTables() {}

    static Table groups(Visit visit, LetterChoices choices, JsonObject found) {
        return Table.of(
                        "letters",
                        visit.text("letters.none"),
                        visit.text("letters.count"),
                        visit.text("letters.cause"),
                        visit.text("letters.bot"),
                        visit.text("letters.first"),
                        visit.text("letters.last"))
                .rows(JsonText.objects(found, "groups").stream()
                        .map(group -> group(visit, choices, group))
                        .toList());
    }

    private static List<Cell> group(Visit visit, LetterChoices choices, JsonObject group) {
        String plugin = JsonText.text(group, "plugin");
        Address list = choices.with("bot", Optional.of(JsonText.text(group, "bot")))
                .with("kind", Optional.of(JsonText.text(group, "kind")))
                .with("plugin", Optional.of(plugin.isEmpty() ? "-" : plugin))
                .with("code", Optional.of(JsonText.text(group, "code")))
                .address("/letters/list");
        String cause = cause(visit, group);
        return List.of(
                Cell.number(group.getLong("count")),
                new Cell.Two(Cell.link(cause, list), words(group)),
                new Cell.Several(List.of(Cell.text(JsonText.text(group, "bot")), kind(visit, group))),
                Cell.time(JsonText.text(group, "first")),
                Cell.time(JsonText.text(group, "last")));
    }

    private static String cause(Visit visit, JsonObject letter) {
        String plugin = JsonText.text(letter, "plugin");
        return (plugin.isEmpty() ? visit.text("letters.plugin.none") : plugin) + " " + JsonText.text(letter, "code");
    }

    /** A dead one is worse than one that a user has blocked. */
    private static Cell kind(Visit visit, JsonObject letter) {
        String kind = JsonText.text(letter, "kind");
        return Cell.badge(kind.equals("dead") ? Tone.BAD : Tone.WARN, visit.text("letters." + kind));
    }

    private static String words(JsonObject letter) {
        String words = JsonText.text(letter, "words");
        return words.length() <= WORDS ? words : words.substring(0, WORDS) + "…";
    }

    static Table letters(Visit visit, LetterChoices choices, JsonObject found) {
        Table table = Table.of(
                        "letters",
                        visit.text("letters.none"),
                        "",
                        visit.text("letters.letter"),
                        visit.text("letters.cause"),
                        visit.text("letters.chat"),
                        visit.text("letters.at"),
                        visit.text("letters.tries"))
                .rows(JsonText.objects(found, "letters").stream()
                        .map(letter -> letter(visit, letter))
                        .toList())
                .summary(visit.text("letters.summary", JsonText.text(found, "count")));
        String before = JsonText.text(found, "before");
        return before.isEmpty()
                ? table
                : table.next(Optional.of(choices.address("/letters/list")
                        .with("before", (Object) before)
                        .toString()));
    }

    private static List<Cell> letter(Visit visit, JsonObject letter) {
        String id = JsonText.text(letter, "letter");
        String cause = cause(visit, letter);
        return List.of(
                new Cell.Choice("letters", id, visit.text("letters.choose", id)),
                new Cell.Several(List.of(Cell.link(id, Address.of("/letters/one/{}", id)), kind(visit, letter))),
                new Cell.Two(Cell.text(cause), words(letter)),
                Cell.code(JsonText.text(letter, "chat")),
                Cell.time(JsonText.text(letter, "at")),
                Cell.number(letter.getInteger("tries")));
    }

    static Table replays(Visit visit, JsonObject found) {
        return Table.of(
                        "replays",
                        visit.text("letters.replays.none"),
                        visit.text("letters.replay"),
                        visit.text("letters.replay.filter"),
                        visit.text("letters.replay.done"),
                        visit.text("letters.replay.failed"),
                        visit.text("letters.replay.begun"))
                .rows(JsonText.objects(found, "replays").stream()
                        .map(replay -> replay(visit, replay))
                        .toList());
    }

    private static List<Cell> replay(Visit visit, JsonObject replay) {
        Address page = Address.of("/letters/replays/{}", replay.getLong("replay"));
        String state = JsonText.text(replay, "state");
        return List.of(
                new Cell.Several(List.of(
                        Cell.link(replay.getLong("replay"), page),
                        Cell.badge(
                                state.equals("running") ? Tone.WARN : Tone.CALM,
                                visit.text("letters.state." + state)))),
                Cell.code(which(visit, replay.getJsonObject("filter"))),
                Cell.number(replay.getInteger("entered") + " / " + replay.getInteger("total")),
                Cell.number(replay.getLong("failed")),
                new Cell.Two(Cell.time(JsonText.text(replay, "begunAt")), JsonText.text(replay, "by")));
    }

    /** By what the letters of a replay were chosen. */
    static String which(Visit visit, JsonObject filter) {
        return filter.isEmpty()
                ? visit.text("letters.every")
                : filter.stream()
                        .map(one -> one.getKey() + " = " + one.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** Replies and updates that have waited for long. */
    static Table waiting(Visit visit, JsonObject found) {
        Table table = Table.of(
                "waiting",
                visit.text("letters.waiting.none"),
                visit.text("letters.what"),
                visit.text("letters.bot"),
                visit.text("letters.chat"),
                visit.text("letters.seconds"));
        for (JsonObject update : JsonText.objects(found, "updates")) {
            table = table.row(
                    new Cell.Two(Cell.text(visit.text("letters.waiting.update")), JsonText.text(update, "update")),
                    Cell.text(JsonText.text(update, "bot")),
                    Cell.code(JsonText.text(update, "chat")),
                    Cell.number(update.getLong("seconds")));
        }
        for (JsonObject reply : JsonText.objects(found, "replies")) {
            table = table.row(
                    Cell.text(visit.text("letters.waiting.replies", reply.getInteger("count"))),
                    Cell.text(JsonText.text(reply, "bot")),
                    Cell.code(JsonText.text(reply, "chat")),
                    Cell.number(reply.getLong("seconds")));
        }
        return table;
    }
}
