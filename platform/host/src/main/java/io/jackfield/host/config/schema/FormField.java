package io.jackfield.host.config.schema;

import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.read.YamlValue;
import java.util.List;
import java.util.Optional;

/**
 * One key of a plugin's configuration as a form asks for it, read from the plugin's schema.
 *
 * @param path of keys that lead to it
 * @param title what stands before it: {@code title} of the schema, else the key
 * @param about {@code description} of the schema; empty when there is none
 * @param allowed what may be written, in words
 * @param widget how to show it beside its kind: {@code x-widget} of the schema, one of textarea, model, chat and plan;
 *     else empty
 * @param secret whether its value is never shown
 * @param required whether the schema wants it
 * @param choices of {@link Kind#CHOICE}
 * @param least of a number
 * @param most of a number
 * @param standard {@code default} of the schema
 * @param fields of {@link Kind#SECTION}
 */
public record FormField(
        KeyPath path,
        Kind kind,
        String title,
        String about,
        String allowed,
        String widget,
        boolean secret,
        boolean required,
        List<Choice> choices,
        Optional<String> least,
        Optional<String> most,
        Optional<String> standard,
        List<FormField> fields) {

    /** What is asked. */
    public enum Kind {
        TEXT,
        INTEGER,
        NUMBER,
        FLAG,
        CHOICE,
        DURATION,
        /** Single values, one a line. */
        LIST,
        /** Keys of one's own with a single value each, as YAML. */
        MAP,
        /** Further fields. */
        SECTION,
        /** Anything else, as YAML. */
        YAML
    }

    /** A value to choose, and what it is called. */
    public record Choice(String value, String title) {}

    /**
     * The value that somebody has written into the field: text, or a list or map of such; null for nothing.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    public Object value(String written) {
        if (written.isBlank()) {
            return null;
        }
        return switch (kind) {
            case LIST ->
                written.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
            case MAP, SECTION, YAML -> YamlValue.of(written);
            default -> written.strip();
        };
    }
}
