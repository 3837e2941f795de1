package io.jackfield.host.operator;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.operator.ListSpec.Column;

/**
 * A list in words of its plugin. Where the plugin has no text, the word itself stands.
 *
 * @param language two-letter code of the reader
 */
public record ListWords(BotList list, String language) {
    public String title() {
        return orElse(list.spec().title(), list.spec().name());
    }

    public String label(Column column) {
        return orElse(column.label(), column.id());
    }

    /** A value as people read it. */
    public String value(Column column, String value) {
        return column.kind() == Column.Kind.CHOICE && !value.isEmpty()
                ? orElse(column.label() + "." + value, value)
                : value;
    }

    public String action(String action) {
        return orElse(list.spec().title() + "." + action, action);
    }

    private String orElse(String key, String word) {
        try {
            return list.view().text(language, key);
        } catch (JackfieldException e) {
            if (e.error() == StandardError.NOT_FOUND) {
                return word;
            }
            throw e;
        }
    }
}
