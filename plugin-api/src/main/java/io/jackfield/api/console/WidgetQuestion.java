package io.jackfield.api.console;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.time.Instant;

/**
 * Who looks, and at which time.
 *
 * @param language two-letter code of the operator, for words among the values
 * @param from what lies before it is not asked for
 * @param to what lies after it is not asked for; after {@code from}
 */
@Experimental
public record WidgetQuestion(String language, Instant from, Instant to) {
    public WidgetQuestion {
        requireNonNull(language, "language");
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("from " + from + " to " + to + " is no time; the earlier one first");
        }
    }
}
