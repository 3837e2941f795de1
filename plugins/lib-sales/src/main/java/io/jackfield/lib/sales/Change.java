package io.jackfield.lib.sales;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that was done to an application.
 *
 * @param value what it was changed to, or the note; empty where it told of somebody who was forgotten
 */
public record Change(Instant at, Actor actor, What what, String value) {
    public Change {
        requireNonNull(at, "at");
        requireNonNull(actor, "actor");
        requireNonNull(what, "what");
        requireNonNull(value, "value");
    }

    /** The kinds of changes. */
    public enum What {
        CREATED,
        STATUS,
        NAME,
        PHONE,
        PACKAGE,
        NOTE;

        /** In tables, texts and events: {@code created}, {@code phone} … */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static What of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
