package io.jackfield.host.config.schema;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words what a schema allows. */
final class SchemaWords {
    static final String DURATION = "a duration such as 500ms, 30s, 5m, 2h or 1d";

    private static final String FROM = " from ";

    private SchemaWords() {}

    static String allowed(SchemaParts schema) {
        String description = schema.keyword("description")
                .map(text -> ", " + text.toString().strip())
                .orElse("");
        return form(schema) + description;
    }

    /** The same without its description. */
    static String form(SchemaParts schema) {
        Stream<String> types = schema.withoutValues().types().stream()
                .filter(type -> !type.equals("null"))
                .map(type -> type(type, schema));
        Stream<String> values = schema.values().stream().map(String::valueOf);
        String form = Stream.concat(types, values).distinct().collect(Collectors.joining(" or "));
        return form.isEmpty() ? text(schema) : form;
    }

    private static String type(String type, SchemaParts schema) {
        return switch (type) {
            case "integer" -> "a whole number" + range(schema);
            case "number" -> "a number" + range(schema);
            case "boolean" -> "true or false";
            case "array" -> "a list" + between(schema, "minItems", "maxItems", " with ", " entries");
            case "object" -> "a section of keys";
            default -> text(schema);
        };
    }

    private static String text(SchemaParts schema) {
        String format = schema.keyword("format").map(Object::toString).orElse("");
        if (format.equals("duration")) {
            return DURATION;
        }
        return "text"
                + schema.keyword("pattern")
                        .map(pattern -> " that matches " + pattern)
                        .orElse("")
                + (format.isEmpty() ? "" : " of the form " + format)
                + between(schema, "minLength", "maxLength", " of ", " characters");
    }

    private static String range(SchemaParts schema) {
        return between(schema, "minimum", "maximum", FROM, "")
                + schema.keyword("exclusiveMinimum")
                        .map(least -> " above " + least)
                        .orElse("")
                + schema.keyword("exclusiveMaximum")
                        .map(most -> " below " + most)
                        .orElse("")
                + schema.keyword("multipleOf")
                        .map(step -> " in steps of " + step)
                        .orElse("");
    }

    private static String between(SchemaParts schema, String leastName, String mostName, String before, String after) {
        String least = schema.keyword(leastName).map(Object::toString).orElse("");
        String most = schema.keyword(mostName).map(Object::toString).orElse("");
        if (least.isEmpty() && most.isEmpty()) {
            return "";
        }
        if (most.isEmpty()) {
            return (before.equals(FROM) ? " of " : before) + least + after + " or more";
        }
        return (before.equals(FROM) && least.isEmpty() ? " of " : before)
                + (least.isEmpty() ? "at most " : least + " to ")
                + most
                + after;
    }
}
