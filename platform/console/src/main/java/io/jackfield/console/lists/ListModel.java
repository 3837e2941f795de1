package io.jackfield.console.lists;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.Table;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page of rows of a list, as the list describes itself.
 *
 * @param path of this page, below the console, without its filters
 * @param csv where all rows are a file of that kind
 * @param xlsx the same
 */
public record ListModel(String title, String path, List<Filter> filters, Table table, String csv, String xlsx) {
    /** What the API takes beside filters of the list. */
    private static final List<String> OURS = List.of("from", "to");

    private static final String FILTER = "filter.";

    static ListModel of(Visit visit, String bot, String name, JsonObject list) {
        List<JsonObject> columns = JsonText.objects(list, "columns");
        Address path = Address.of("/lists/{}/{}", bot, name);
        List<String> titles = new ArrayList<>(
                columns.stream().map(column -> column.getString("label")).toList());
        titles.add("");
        Map<String, String> actions = new HashMap<>();
        JsonText.objects(list, "actions")
                .forEach(action -> actions.put(action.getString("action"), action.getString("label")));
        Table table = Table.of("rows", visit.text("lists.none"), titles.toArray(String[]::new))
                .rows(JsonText.objects(list, "rows").stream()
                        .map(row -> row(path.toString(), columns, actions, row))
                        .toList())
                .next(Optional.ofNullable(list.getString("after"))
                        .map(after -> filtered(visit, Address.of("/lists/{}/{}", bot, name), columns)
                                .with("after", after)
                                .toString()));
        return new ListModel(
                list.getString("title"),
                path.toString(),
                filters(visit, columns),
                table,
                file(visit, bot, name, columns, "csv"),
                file(visit, bot, name, columns, "xlsx"));
    }

    private static String file(Visit visit, String bot, String name, List<JsonObject> columns, String format) {
        Address all = Address.of("/lists/{}/{}/export", bot, name)
                .with("bot", bot)
                .with("format", format)
                .with("language", visit.choices().language().tag());
        return filtered(visit, all, columns).toString();
    }

    private static Address filtered(Visit visit, Address address, List<JsonObject> columns) {
        OURS.forEach(name -> address.with(name, visit.parameter(name)));
        columns.forEach(column -> {
            String name = FILTER + column.getString("id");
            address.with(name, visit.parameter(name));
        });
        return address;
    }

    private static List<Filter> filters(Visit visit, List<JsonObject> columns) {
        Stream<Filter> own = columns.stream()
                .filter(column -> column.getBoolean("filter", false))
                .map(column -> filter(visit, column));
        return Stream.concat(
                        own,
                        OURS.stream()
                                .map(name -> Filter.date(
                                        name,
                                        visit.text("lists." + name),
                                        visit.parameter(name).orElse(""))))
                .toList();
    }

    private static Filter filter(Visit visit, JsonObject column) {
        String name = FILTER + column.getString("id");
        String value = visit.parameter(name).orElse("");
        List<JsonObject> values = JsonText.objects(column, "values");
        if (values.isEmpty()) {
            return Filter.search(name, column.getString("label"), value);
        }
        Stream<Option> options = values.stream().map(one -> new Option(one.getString("value"), one.getString("label")));
        return Filter.select(
                name,
                column.getString("label"),
                value,
                Stream.concat(Stream.of(new Option("", visit.text("lists.every"))), options)
                        .toList());
    }

    private static List<Cell> row(String path, List<JsonObject> columns, Map<String, String> actions, JsonObject row) {
        JsonObject cells = row.getJsonObject("cells");
        List<Cell> shown = new ArrayList<>();
        columns.forEach(column -> shown.add(cell(column, JsonText.text(cells, column.getString("id")))));
        shown.add(new Cell.Buttons(JsonText.texts(row, "actions").stream()
                .map(action -> new Cell.Link(
                        actions.getOrDefault(action, action),
                        path + Address.of("/rows/{}/{}", row.getString("id"), action)))
                .toList()));
        return shown;
    }

    private static Cell cell(JsonObject column, String value) {
        Optional<String> word = JsonText.objects(column, "values").stream()
                .filter(one -> value.equals(one.getString("value")))
                .map(one -> one.getString("label"))
                .findFirst();
        if (word.isPresent()) {
            return Cell.text(word.get());
        }
        return switch (column.getString("kind", "")) {
            case "NUMBER", "MONEY" -> Cell.number(value);
            case "TIME" -> moment(value);
            default -> Cell.text(value);
        };
    }

    /** What a plugin gives that is no moment is shown as it is. */
    private static Cell moment(String value) {
        try {
            return new Cell.Time(Instant.parse(value));
        } catch (DateTimeException notOne) {
            return Cell.text(value);
        }
    }
}
