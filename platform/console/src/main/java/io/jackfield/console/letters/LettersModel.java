package io.jackfield.console.letters;

import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * A list of letters or of their causes.
 *
 * @param tab which of the tabs it is
 * @param path of the list, below the console
 * @param replay where all that match are replayed; empty where that makes no sense
 * @param delete where they are given up
 * @param export where they are had as a file
 * @param rows whether single ones can be ticked
 */
public record LettersModel(
        String tab,
        String path,
        List<Filter> filters,
        Table table,
        String replay,
        String delete,
        String export,
        boolean rows) {
    static LettersModel of(Visit visit, LetterChoices choices, List<String> bots, Table table, boolean rows) {
        return new LettersModel(
                choices.value("kind").isEmpty() ? "all" : choices.value("kind"),
                rows ? "/letters/list" : "/letters",
                filters(visit, choices, bots),
                table,
                choices.address("/letters/replay").toString(),
                choices.address("/letters/delete").toString(),
                choices.address("/letters/export").toString(),
                rows);
    }

    private static List<Filter> filters(Visit visit, LetterChoices choices, List<String> bots) {
        Stream<Option> everything = Stream.of(new Option("", visit.text("letters.every")));
        return List.of(
                Filter.select(
                        "bot",
                        visit.text("letters.bot"),
                        choices.value("bot"),
                        Stream.concat(everything, bots.stream().map(Option::of)).toList()),
                Filter.select(
                        "kind",
                        visit.text("letters.kind"),
                        choices.value("kind"),
                        List.of(
                                new Option("", visit.text("letters.every")),
                                new Option("dead", visit.text("letters.dead")),
                                new Option("undeliverable", visit.text("letters.undeliverable")))),
                Filter.search("plugin", visit.text("letters.plugin"), choices.value("plugin")),
                Filter.search("code", visit.text("letters.code"), choices.value("code")),
                Filter.search("chat", visit.text("letters.chat"), choices.value("chat")),
                Filter.date("from", visit.text("letters.from"), choices.value("from")),
                Filter.date("to", visit.text("letters.to"), choices.value("to")),
                Filter.select(
                        "newer",
                        visit.text("letters.newer"),
                        choices.value("newer"),
                        List.of(
                                new Option("", visit.text("letters.every")),
                                new Option("true", visit.text("letters.newer.only")))));
    }
}
