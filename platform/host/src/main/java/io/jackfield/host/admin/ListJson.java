package io.jackfield.host.admin;

import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.host.operator.ListWords;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Lists as the admin API shows them: values as plugins give them, and beside them the words that people read. */
final class ListJson {
    private ListJson() {}

    static JsonObject of(ListWords words) {
        return new JsonObject()
                .put("name", words.list().spec().name())
                .put("title", words.title())
                .put(
                        "columns",
                        new JsonArray(words.list().spec().columns().stream()
                                .map(column -> of(words, column))
                                .toList()))
                .put(
                        "actions",
                        new JsonArray(words.list().spec().actions().stream()
                                .map(action -> labelled("action", action, words.action(action)))
                                .toList()));
    }

    private static JsonObject of(ListWords words, Column column) {
        return labelled("id", column.id(), words.label(column))
                .put("kind", column.kind().name())
                .put("filter", column.filter())
                .put("personal", column.personal())
                .put(
                        "values",
                        new JsonArray(column.values().stream()
                                .map(value -> labelled("value", value, words.value(column, value)))
                                .toList()));
    }

    private static JsonObject labelled(String key, String id, String label) {
        return new JsonObject().put(key, id).put("label", label);
    }

    /** @param personal whether columns that tell something of a person are in it */
    static JsonObject of(ListWords words, ListPage page, boolean personal) {
        List<Column> columns = words.list().spec().columns();
        return of(words)
                .put(
                        "rows",
                        new JsonArray(page.rows().stream()
                                .map(row -> of(row, columns, personal))
                                .toList()))
                .put("after", page.next().orElse(null));
    }

    private static JsonObject of(ListPage.Row row, List<Column> columns, boolean personal) {
        JsonObject cells = new JsonObject();
        for (int index = 0; index < columns.size(); index++) {
            if (personal || !columns.get(index).personal()) {
                cells.put(columns.get(index).id(), row.cells().get(index));
            }
        }
        return new JsonObject().put("id", row.id()).put("cells", cells).put("actions", new JsonArray(row.actions()));
    }
}
