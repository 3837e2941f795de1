package io.jackfield.host.config.schema;

import io.jackfield.host.config.read.Node;
import io.jackfield.host.config.read.Units;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a file into what a JSON Schema can judge. Our files hold texts only, so the schema says which of them are meant
 * as numbers and flags; one that cannot be read as such stays a text, for the schema to refuse.
 */
final class SchemaValues {
    private SchemaValues() {}

    static JsonObject of(Node.Section section, SchemaParts schema) {
        JsonObject object = new JsonObject();
        section.entries().forEach((key, node) -> {
            if (!isAbsent(node)) {
                object.put(key, of(node, schema.property(key)));
            }
        });
        return object;
    }

    /** An empty text counts as absent, as it does for whoever reads the file. */
    static boolean isAbsent(Node node) {
        return node == null || node instanceof Node.Text text && text.value().isEmpty();
    }

    private static Object of(Node node, SchemaParts schema) {
        return switch (node) {
            case Node.Section section -> of(section, schema);
            case Node.Items items -> list(items, schema);
            case Node.Text text
            when isListOfOne(schema.types()) -> new JsonArray().add(single(text.value(), schema.item(0)));
            case Node.Text text -> single(text.value(), schema);
        };
    }

    private static JsonArray list(Node.Items items, SchemaParts schema) {
        JsonArray array = new JsonArray();
        for (int index = 0; index < items.nodes().size(); index++) {
            array.add(of(items.nodes().get(index), schema.item(index)));
        }
        return array;
    }

    private static boolean isListOfOne(Set<String> types) {
        return types.contains("array") && !types.contains("string");
    }

    private static Object single(String text, SchemaParts schema) {
        Set<String> types = schema.types();
        if (types.isEmpty()) {
            return schema.values().stream()
                    .filter(value -> text.equals(String.valueOf(value)))
                    .findFirst()
                    .orElse(text);
        }
        return whole(text, types)
                .or(() -> fraction(text, types))
                .or(() -> flag(text, types))
                .orElse(text);
    }

    private static Optional<Object> whole(String text, Set<String> types) {
        if (!types.contains("integer") && !types.contains("number")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Units.number(text));
        } catch (IllegalArgumentException notWhole) {
            return Optional.empty();
        }
    }

    private static Optional<Object> fraction(String text, Set<String> types) {
        return types.contains("number") && text.matches("-?\\d{1,15}\\.\\d{1,15}")
                ? Optional.of(Double.valueOf(text))
                : Optional.empty();
    }

    private static Optional<Object> flag(String text, Set<String> types) {
        return types.contains("boolean") && text.matches("(?i)true|false")
                ? Optional.of(Boolean.valueOf(text))
                : Optional.empty();
    }
}
