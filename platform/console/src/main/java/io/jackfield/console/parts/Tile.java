package io.jackfield.console.parts;

import io.jackfield.console.frame.Tone;
import java.util.Optional;

/**
 * One figure, large.
 *
 * @param hint a word below it; empty where the label is enough
 * @param path where more is to be read, below the console
 */
public record Tile(String label, String value, String hint, Tone tone, Optional<String> path) {
    public static Tile of(String label, Object value) {
        return new Tile(label, String.valueOf(value), "", Tone.CALM, Optional.empty());
    }

    public Tile hint(String words) {
        return new Tile(label, value, words, tone, path);
    }

    public Tile tone(Tone how) {
        return new Tile(label, value, hint, how, path);
    }

    public Tile to(Object where) {
        return new Tile(label, value, hint, tone, Optional.of(where.toString()));
    }
}
