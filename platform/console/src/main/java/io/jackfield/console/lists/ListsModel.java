package io.jackfield.console.lists;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The lists of all bots. */
public record ListsModel(Table table) {
    /** What a bot has. */
    record Found(JsonObject bot, JsonObject answer) {}

    static ListsModel of(Visit visit, List<Found> found) {
        return new ListsModel(Table.of(
                        "lists",
                        visit.text("lists.nothing"),
                        visit.text("lists.list"),
                        visit.text("lists.bot"),
                        visit.text("lists.columns"))
                .rows(found.stream().flatMap(ListsModel::rows).toList()));
    }

    private static Stream<List<Cell>> rows(Found found) {
        String bot = found.bot().getString("id");
        return JsonText.objects(found.answer(), "lists").stream()
                .map(list -> List.of(
                        Cell.link(list.getString("title"), Address.of("/lists/{}/{}", bot, list.getString("name"))),
                        Cell.text(JsonText.text(found.bot(), "name")),
                        Cell.text(String.join(
                                ", ",
                                JsonText.objects(list, "columns").stream()
                                        .map(column -> column.getString("label"))
                                        .toList()))));
    }
}
