package io.jackfield.console.parts;

import io.jackfield.console.frame.Tone;
import java.time.Instant;
import java.util.List;

/** What stands in one place of a table. */
public sealed interface Cell {
    record Text(String text) implements Cell {}

    /** Of the same width each, for ids, digests and names of things. */
    record Code(String text) implements Cell {}

    /** To the right, so that digits stand below each other. */
    record Number(String text) implements Cell {}

    /** @param path below the console */
    record Link(String text, String path) implements Cell {}

    record Badge(Tone tone, String text) implements Cell {}

    record Time(Instant instant) implements Cell {}

    /** A word with a fainter one below it. */
    record Two(Cell upper, String lower) implements Cell {}

    /** Several things beside each other. */
    record Several(List<Cell> cells) implements Cell {}

    /** Buttons at the end of a row; each leads to a page that asks whether it is meant. */
    record Buttons(List<Link> links) implements Cell {}

    /** A box that chooses this row for what is done with the chosen ones. */
    record Choice(String name, String value, String label) implements Cell {}

    /** The class of its place in style sheets; null where it needs none. On phones nothing is shown of blank ones. */
    default String css() {
        return this instanceof Text text && text.text().isBlank() ? "blank" : null;
    }

    static Cell text(Object text) {
        return new Text(String.valueOf(text));
    }

    static Cell code(Object text) {
        return new Code(String.valueOf(text));
    }

    static Cell number(Object number) {
        return new Number(String.valueOf(number));
    }

    static Cell link(Object text, Object path) {
        return new Link(String.valueOf(text), path.toString());
    }

    static Cell badge(Tone tone, String text) {
        return new Badge(tone, text);
    }

    /** @param iso as the API writes moments; nothing where it is absent */
    static Cell time(String iso) {
        return iso == null || iso.isEmpty() ? text("") : new Time(Instant.parse(iso));
    }
}
