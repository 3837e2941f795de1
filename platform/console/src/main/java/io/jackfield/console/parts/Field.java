package io.jackfield.console.parts;

import java.util.List;

/**
 * A field of a form.
 *
 * @param name as the form sends it
 * @param value what stands in it; of a box {@code true} or empty
 * @param kind of {@code <input>}, or {@code select}, {@code textarea}, {@code checkbox}
 * @param hint a sentence below it; empty where the label is enough
 * @param problem what is wrong with the value; empty where nothing is
 */
public record Field(
        String name,
        String label,
        String value,
        String kind,
        String hint,
        String problem,
        boolean required,
        List<Option> options) {
    public static Field text(String name, String label, String value) {
        return new Field(name, label, value, "text", "", "", false, List.of());
    }

    public static Field password(String name, String label) {
        return new Field(name, label, "", "password", "", "", false, List.of());
    }

    public static Field number(String name, String label, String value) {
        return new Field(name, label, value, "number", "", "", false, List.of());
    }

    public static Field textarea(String name, String label, String value) {
        return new Field(name, label, value, "textarea", "", "", false, List.of());
    }

    public static Field checkbox(String name, String label, boolean on) {
        return new Field(name, label, on ? "true" : "", "checkbox", "", "", false, List.of());
    }

    public static Field select(String name, String label, String value, List<Option> options) {
        return new Field(name, label, value, "select", "", "", false, List.copyOf(options));
    }

    public Field hint(String sentence) {
        return new Field(name, label, value, kind, sentence, problem, required, options);
    }

    public Field problem(String words) {
        return new Field(name, label, value, kind, hint, words, required, options);
    }

    public Field needed() {
        return new Field(name, label, value, kind, hint, problem, true, options);
    }

    /** The id of its element, for the label. */
    public String id() {
        return "field-" + name.replaceAll("[^A-Za-z0-9_-]", "-");
    }
}
