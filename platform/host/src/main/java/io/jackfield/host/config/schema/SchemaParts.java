package io.jackfield.host.config.schema;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The schemas that can apply to one place of a file: the one that stands there, what it refers to, and its
 * alternatives.
 *
 * @param root the whole schema, into which {@code $ref} points
 */
record SchemaParts(JsonObject root, List<JsonObject> all) {
    private static final Set<String> TYPES =
            Set.of("string", "integer", "number", "boolean", "object", "array", "null");

    static SchemaParts of(JsonObject root) {
        return expanded(root, Stream.of(root));
    }

    /** The schema at a JSON pointer such as {@code /properties/models}; none when there is none. */
    static SchemaParts at(JsonObject root, List<String> pointer) {
        return expanded(root, Stream.of(find(root, pointer)));
    }

    private static SchemaParts expanded(JsonObject root, Stream<?> schemas) {
        List<JsonObject> parts = new ArrayList<>();
        schemas.forEach(schema -> expand(root, schema, parts));
        return new SchemaParts(root, List.copyOf(parts));
    }

    private static void expand(JsonObject root, Object schema, List<JsonObject> parts) {
        if (!(schema instanceof JsonObject part) || parts.stream().anyMatch(known -> known == part)) {
            return;
        }
        parts.add(part);
        if (part.getValue("$ref") instanceof String reference && reference.startsWith("#")) {
            expand(root, find(root, JsonPointers.segments(reference)), parts);
        }
        for (String key : List.of("allOf", "anyOf", "oneOf")) {
            if (part.getValue(key) instanceof JsonArray alternatives) {
                alternatives.forEach(alternative -> expand(root, alternative, parts));
            }
        }
        expand(root, part.getValue("then"), parts);
        expand(root, part.getValue("else"), parts);
    }

    private static Object find(Object from, List<String> pointer) {
        Object found = from;
        for (String segment : pointer) {
            found = switch (found) {
                case JsonObject object -> object.getValue(segment, new JsonObject());
                case JsonArray array
                when segment.matches("\\d{1,6}") && Integer.parseInt(segment) < array.size() ->
                    array.getValue(Integer.parseInt(segment));
                default -> new JsonObject();
            };
        }
        return found;
    }

    /** What applies to the value under a key. */
    SchemaParts property(String key) {
        return expanded(root, all.stream().map(part -> {
            Object own = part.getJsonObject("properties", new JsonObject()).getValue(key);
            return own == null ? otherProperty(part, key) : own;
        }));
    }

    /** The variable of the environment that is taken where the file leaves the key out. */
    Optional<String> variable() {
        return all.stream()
                .map(part -> part.getValue("x-variable"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    private static Object otherProperty(JsonObject part, String key) {
        JsonObject patterns = part.getJsonObject("patternProperties", new JsonObject());
        return patterns.fieldNames().stream()
                .filter(pattern -> Pattern.compile(pattern).matcher(key).find())
                .findFirst()
                .<Object>map(patterns::getValue)
                .orElseGet(() -> part.getValue("additionalProperties", true));
    }

    /** What applies to an entry of a list. */
    SchemaParts item(int index) {
        return expanded(root, all.stream().map(part -> {
            JsonArray first = part.getJsonArray("prefixItems", new JsonArray());
            return index < first.size() ? first.getValue(index) : part.getValue("items", true);
        }));
    }

    /** The types that a value may have; empty when any will do. */
    Set<String> types() {
        Set<String> types = new LinkedHashSet<>();
        for (JsonObject part : all) {
            switch (part.getValue("type")) {
                case null -> {}
                case JsonArray several -> several.forEach(type -> types.add(known(type)));
                case Object one -> types.add(known(one));
            }
        }
        return types;
    }

    private static String known(Object type) {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(
                    "type is '" + type + "'; JSON Schema knows string, integer, number, boolean, object and array");
        }
        return type.toString();
    }

    /** The keys that are spelled out. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        all.forEach(part ->
                keys.addAll(part.getJsonObject("properties", new JsonObject()).fieldNames()));
        return keys;
    }

    /** The values that are spelled out; empty when any will do. */
    List<Object> values() {
        List<Object> values = new ArrayList<>();
        for (JsonObject part : all) {
            part.getJsonArray("enum", new JsonArray()).forEach(values::add);
            if (part.containsKey("const")) {
                values.add(part.getValue("const"));
            }
        }
        return values;
    }

    /** Those that allow any value of their type. */
    SchemaParts withoutValues() {
        return new SchemaParts(
                root,
                all.stream()
                        .filter(part -> !part.containsKey("enum") && !part.containsKey("const"))
                        .toList());
    }

    /** What the first that has this keyword says. */
    Optional<Object> keyword(String name) {
        return all.stream().filter(part -> part.containsKey(name)).findFirst().map(part -> part.getValue(name));
    }
}
