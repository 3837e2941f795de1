package io.jackfield.console.parts;

/** One of several to choose from. */
public record Option(String value, String label) {
    public static Option of(String value) {
        return new Option(value, value);
    }
}
