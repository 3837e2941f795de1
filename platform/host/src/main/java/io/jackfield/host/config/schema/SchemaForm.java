package io.jackfield.host.config.schema;

import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.read.Secrets;
import io.jackfield.host.config.schema.FormField.Choice;
import io.jackfield.host.config.schema.FormField.Kind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the fields of a form of a schema. A shape for which there is no field becomes a box of YAML. */
final class SchemaForm {
    private static final int DEEPEST = 4;
    private static final Set<Kind> SINGLE =
            Set.of(Kind.TEXT, Kind.INTEGER, Kind.NUMBER, Kind.FLAG, Kind.CHOICE, Kind.DURATION);
    private static final Set<String> WIDGETS = Set.of("textarea", "model", "chat", "plan");

    private SchemaForm() {}

    static List<FormField> of(SchemaParts schema, KeyPath at) {
        Set<String> required = new HashSet<>();
        schema.all()
                .forEach(part ->
                        part.getJsonArray("required", new JsonArray()).forEach(key -> required.add(key.toString())));
        return schema.keys().stream()
                .map(key -> field(schema.property(key), at.then(key), required.contains(key)))
                .toList();
    }

    private static FormField field(SchemaParts schema, KeyPath path, boolean required) {
        String key = path.keys().getLast();
        Kind kind = kind(schema, path);
        return new FormField(
                path,
                kind,
                word(schema, "title").orElse(key),
                word(schema, "description").map(String::strip).orElse(""),
                SchemaWords.form(schema),
                word(schema, "x-widget").filter(WIDGETS::contains).orElse(""),
                isSecret(schema, key),
                required,
                kind == Kind.CHOICE ? choices(schema) : List.of(),
                word(schema, "minimum").or(() -> word(schema, "exclusiveMinimum")),
                word(schema, "maximum").or(() -> word(schema, "exclusiveMaximum")),
                word(schema, "default"),
                kind == Kind.SECTION ? of(schema, path) : List.of());
    }

    /** Whether what stands there must not be shown. */
    static boolean isSecret(SchemaParts schema, String key) {
        return Secrets.named(key) && !schema.types().contains("object")
                || schema.keyword("writeOnly").filter(Boolean.TRUE::equals).isPresent()
                || word(schema, "x-widget").filter("secret"::equals).isPresent();
    }

    private static Optional<String> word(SchemaParts schema, String name) {
        return schema.keyword(name).map(String::valueOf);
    }

    private static Kind kind(SchemaParts schema, KeyPath path) {
        Set<String> types = new HashSet<>(schema.types());
        types.remove("null");
        if (!schema.values().isEmpty()
                && schema.withoutValues().types().isEmpty()
                && schema.values().stream().noneMatch(SchemaForm::isNested)) {
            return Kind.CHOICE;
        }
        if (types.contains("array") && (types.size() == 1 || types.equals(Set.of("array", "string")))) {
            return isListOfSingles(schema, path) ? Kind.LIST : Kind.YAML;
        }
        if (types.equals(Set.of("object"))) {
            return object(schema, path);
        }
        return single(schema, types);
    }

    private static boolean isNested(Object value) {
        return value instanceof JsonObject || value instanceof JsonArray;
    }

    private static Kind single(SchemaParts schema, Set<String> types) {
        if (types.equals(Set.of("string"))) {
            return word(schema, "format").filter("duration"::equals).isPresent() ? Kind.DURATION : Kind.TEXT;
        }
        if (types.equals(Set.of("boolean"))) {
            return Kind.FLAG;
        }
        if (types.equals(Set.of("integer"))) {
            return Kind.INTEGER;
        }
        return types.equals(Set.of("number")) || types.equals(Set.of("integer", "number")) ? Kind.NUMBER : Kind.YAML;
    }

    private static boolean isListOfSingles(SchemaParts schema, KeyPath path) {
        boolean ordered = schema.keyword("prefixItems").isPresent();
        return !ordered && SINGLE.contains(kind(schema.item(0), path.then("0")));
    }

    private static Kind object(SchemaParts schema, KeyPath path) {
        boolean choice = schema.all().stream().anyMatch(part -> part.containsKey("oneOf") || part.containsKey("anyOf"));
        boolean open = schema.all().stream()
                .anyMatch(part -> part.getValue("additionalProperties") instanceof JsonObject
                        || part.containsKey("patternProperties"));
        if (!schema.keys().isEmpty()) {
            return choice || open || path.keys().size() > DEEPEST ? Kind.YAML : Kind.SECTION;
        }
        return open && SINGLE.contains(kind(schema.property("any"), path.then("any"))) ? Kind.MAP : Kind.YAML;
    }

    private static List<Choice> choices(SchemaParts schema) {
        return schema.all().stream()
                .flatMap(part -> Stream.concat(
                        part.getJsonArray("enum", new JsonArray()).stream()
                                .map(value -> new Choice(text(value), text(value))),
                        part.containsKey("const")
                                ? Stream.of(new Choice(
                                        text(part.getValue("const")),
                                        part.getString("title", text(part.getValue("const")))))
                                : Stream.empty()))
                .distinct()
                .filter(choice -> !choice.value().isEmpty())
                .toList();
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
