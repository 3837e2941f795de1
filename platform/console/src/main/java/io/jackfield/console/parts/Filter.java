package io.jackfield.console.parts;

import java.util.List;

/**
 * A field above a list; changed, the list comes anew.
 *
 * @param name of the parameter in the address
 * @param kind of {@code <input>}: text, search, date, number; {@code select} with options
 */
public record Filter(String name, String label, String value, String kind, List<Option> options) {
    public static Filter search(String name, String label, String value) {
        return new Filter(name, label, value, "search", List.of());
    }

    public static Filter date(String name, String label, String value) {
        return new Filter(name, label, value, "date", List.of());
    }

    /** @param options the first one is usually the one without a value, for everything */
    public static Filter select(String name, String label, String value, List<Option> options) {
        return new Filter(name, label, value, "select", List.copyOf(options));
    }
}
