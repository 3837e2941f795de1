package io.jackfield.command.lists;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Unicode;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.OperatorDesk;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** A list in words of its plugin and in the reader's language. Where the plugin has no text, its own word stands. */
final class Words {
    private final Request request;
    private final OperatorDesk desk;
    private final ListSpec list;

    Words(Request request, OperatorDesk desk, ListSpec list) {
        this.request = request;
        this.desk = desk;
        this.list = list;
    }

    String title() {
        return orElse(list.title(), list.name());
    }

    String label(Column column) {
        return orElse(column.label(), column.id());
    }

    String action(String action) {
        return orElse(list.title() + "." + action, action);
    }

    String choice(Column column, String value) {
        return orElse(column.label() + "." + value, value);
    }

    /** A cell on one line. */
    String value(Column column, String value, int most) {
        String shown = switch (column.kind()) {
            case CHOICE -> value.isEmpty() ? "" : choice(column, value);
            case TIME -> time(value);
            case MONEY -> money(value);
            case TEXT, NUMBER -> value;
        };
        String line = shown.replaceAll("\\s+", " ").strip();
        return line.length() <= most ? line : Unicode.first(line, most - 1) + "…";
    }

    private String time(String value) {
        try {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(Locale.forLanguageTag(request.sender().language()))
                    .format(Instant.parse(value).atZone(request.timeZone()));
        } catch (DateTimeException e) {
            return value;
        }
    }

    private String money(String value) {
        String[] words = value.split(" ", 2);
        try {
            return words.length < 2
                    ? value
                    : Money.of(words[0], words[1]).shown(request.sender().language());
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private String orElse(String key, String word) {
        try {
            return desk.text(request.bot().id(), list.name(), request.sender().language(), key);
        } catch (JackfieldException e) {
            if (e.error() == StandardError.NOT_FOUND) {
                return word;
            }
            throw e;
        }
    }
}
