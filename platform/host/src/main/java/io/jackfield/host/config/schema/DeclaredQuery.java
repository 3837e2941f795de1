package io.jackfield.host.config.schema;

import io.jackfield.host.config.read.FileConfig;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SQL for a database of others that stands in a plugin's configuration, as the plugin's {@code config.schema.json} says
 * with {@code x-sql} beside the key: which database it is for, the file of the jar that is taken where the key is left
 * out, the parameters that the plugin gives it, written {@code :name}, and the columns that it has to bring.
 *
 * @param path of keys that lead to it
 * @param file in the jar; absent when the plugin has none and goes without
 * @param parameters types by name
 * @param columns types by name, in the order of the schema
 */
public record DeclaredQuery(
        List<String> path,
        String database,
        Optional<String> file,
        Map<String, ValueType> parameters,
        Map<String, ValueType> columns) {
    private static final String WORD = "x-sql";

    /** All of a schema. Throws {@link IllegalArgumentException} with what is wrong with it. */
    public static List<DeclaredQuery> of(String schema) {
        try {
            List<DeclaredQuery> found = new ArrayList<>();
            collect(List.of(), new JsonObject(schema), found);
            return List.copyOf(found);
        } catch (DecodeException | ClassCastException e) {
            throw new IllegalArgumentException("it is no JSON Schema: " + e.getMessage(), e);
        }
    }

    private static void collect(List<String> path, JsonObject schema, List<DeclaredQuery> found) {
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        for (String key : properties.fieldNames()) {
            if (properties.getValue(key) instanceof JsonObject property) {
                List<String> inner = new ArrayList<>(path);
                inner.add(key);
                Optional.ofNullable(property.getJsonObject(WORD))
                        .ifPresent(word -> found.add(declared(List.copyOf(inner), word)));
                collect(inner, property, found);
            }
        }
    }

    private static DeclaredQuery declared(List<String> path, JsonObject word) {
        String database = word.getString("database");
        if (database == null) {
            throw new IllegalArgumentException(
                    WORD + " of " + String.join(".", path) + " names no database; give it one of databases");
        }
        return new DeclaredQuery(
                path,
                database,
                Optional.ofNullable(word.getString("file")),
                types(path, word.getJsonObject("parameters", new JsonObject())),
                types(path, word.getJsonObject("columns", new JsonObject())));
    }

    private static Map<String, ValueType> types(List<String> path, JsonObject words) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (String name : words.fieldNames()) {
            String written = words.getString(name);
            types.put(
                    name,
                    ValueType.of(written)
                            .orElseThrow(() -> new IllegalArgumentException(WORD + " of " + String.join(".", path)
                                    + " gives " + name + " the type '" + written + "'; use " + ValueType.words())));
        }
        return types;
    }

    /** What the configuration says; empty where it leaves the key out. */
    public Optional<String> configured(FileConfig config) {
        FileConfig section = config;
        for (String key : path.subList(0, path.size() - 1)) {
            section = section.section(key);
        }
        return section.text(path.getLast());
    }

    /** Its key as messages name it. */
    public String key() {
        return String.join(".", path);
    }
}
