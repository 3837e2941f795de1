package io.jackfield.host.backup;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What makes one schema anew.
 *
 * @param before statements that make tables and what they need
 * @param tables what has rows, partitions one by one
 * @param after statements for what is quicker or only possible once the rows are there: keys, indexes, triggers
 */
record SchemaScript(String schema, List<String> before, List<CopiedTable> tables, List<String> after) {
    /**
     * A table whose rows are copied.
     *
     * @param name quoted, with its schema
     * @param columns quoted and separated by commas, without those that PostgreSQL computes; empty for a table without
     *     any
     */
    record CopiedTable(String name, String columns) {
        String copy(String direction) {
            return "copy " + name + (columns.isEmpty() ? "" : " (" + columns + ")") + " " + direction;
        }
    }

    JsonObject toJson() {
        JsonArray all = new JsonArray();
        tables.forEach(
                table -> all.add(new JsonObject().put("name", table.name()).put("columns", table.columns())));
        return new JsonObject()
                .put("schema", schema)
                .put("before", new JsonArray(before))
                .put("tables", all)
                .put("after", new JsonArray(after));
    }

    static SchemaScript of(JsonObject json) {
        return new SchemaScript(
                json.getString("schema"),
                texts(json.getJsonArray("before")),
                json.getJsonArray("tables").stream()
                        .map(JsonObject.class::cast)
                        .map(table -> new CopiedTable(table.getString("name"), table.getString("columns")))
                        .toList(),
                texts(json.getJsonArray("after")));
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }
}
