package io.jackfield.api.operator;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.ExtensionName;
import java.util.List;
import java.util.Set;

/**
 * What a list is called, its columns, and who sees it. Immutable; every method gives a new one.
 *
 * @param name in commands and addresses: 2 to 32 of a-z 0-9 and -; one plugin of a bot has it
 * @param title key of the plugin's text that it is headed by
 * @param columns at least one
 * @param actions what can be done to rows: words of a-z 0-9 and -, each with a text {@code <title>.<action>} of the
 *     plugin
 * @param roles those who see it in Telegram, as {@code staff} of the bot's file has them; nobody when empty
 */
@Experimental
public record ListSpec(String name, String title, List<Column> columns, List<String> actions, Set<String> roles) {
    public ListSpec {
        ExtensionName.require("list", name);
        requireNonNull(title, "title");
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("list " + name + " has no columns; name one or more");
        }
        if (columns.stream().map(Column::id).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("list " + name + " has two columns of one id");
        }
        actions = List.copyOf(actions);
        actions.forEach(action -> requireWord("action", action));
        roles = Set.copyOf(roles);
    }

    public static ListSpec named(String name, String title, Column... columns) {
        return new ListSpec(name, title, List.of(columns), List.of(), Set.of());
    }

    /** The same with what can be done to its rows. */
    public ListSpec actions(String... actions) {
        return new ListSpec(name, title, columns, List.of(actions), roles);
    }

    /** The same, shown in Telegram to these roles. */
    public ListSpec forRoles(String... roles) {
        return new ListSpec(name, title, columns, actions, Set.of(roles));
    }

    private static void requireWord(String what, String word) {
        if (word == null || !word.matches("[a-z0-9-]{1,32}")) {
            throw new IllegalArgumentException(what + " is '" + word + "'; use 1 to 32 of a-z 0-9 -");
        }
    }

    /**
     * A column.
     *
     * @param id 1 to 32 of a-z 0-9 and -; the name of the filter where it is one
     * @param label key of the plugin's text at its head
     * @param filter whether rows can be asked for by its value
     * @param personal whether it tells something of a person, which operators can leave out of what they hand on
     * @param values of a {@link Kind#CHOICE}: all that there are, each up to 32 characters. Empty when they are not
     *     known beforehand; a filter by such a column cannot be chosen by buttons
     */
    public record Column(String id, String label, Kind kind, boolean filter, boolean personal, List<String> values) {
        public Column {
            requireWord("column", id);
            requireNonNull(label, "label");
            requireNonNull(kind, "kind");
            values = List.copyOf(values);
            if (!values.isEmpty() && kind != Kind.CHOICE) {
                throw new IllegalArgumentException(
                        "column " + id + " is " + kind + " and has values; only a CHOICE has");
            }
            values.stream()
                    .filter(value -> value.isEmpty() || value.length() > 32)
                    .findFirst()
                    .ifPresent(value -> {
                        throw new IllegalArgumentException(
                                "column " + id + " has the value '" + value + "'; use 1 to 32 characters");
                    });
        }

        public static Column of(String id, String label, Kind kind) {
            return new Column(id, label, kind, false, false, List.of());
        }

        /** One of these values. */
        public static Column choice(String id, String label, String... values) {
            return new Column(id, label, Kind.CHOICE, false, false, List.of(values));
        }

        /** The same, by whose value rows can be asked for. */
        public Column filtered() {
            return new Column(id, label, kind, true, personal, values);
        }

        /** The same, telling something of a person. */
        public Column ofPerson() {
            return new Column(id, label, kind, filter, true, values);
        }

        /** How values are written and shown. */
        public enum Kind {
            TEXT,
            /** A decimal number with a point. */
            NUMBER,
            /** A decimal number, a blank, three capitals: {@code 599.00 RUB}. */
            MONEY,
            /** As {@link java.time.Instant#toString()} has it. */
            TIME,
            /**
             * One of few words, such as a state; its label is the plugin's text {@code <label>.<value>} where there is
             * one.
             */
            CHOICE
        }
    }
}
