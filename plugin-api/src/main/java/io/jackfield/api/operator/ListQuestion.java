package io.jackfield.api.operator;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows to show.
 *
 * @param filters by the id of a column that is one, the value that rows must have
 * @param from the first moment of what is listed, for lists that have one
 * @param to the first moment that is not listed any more
 * @param after {@link ListPage#next()} of the page before; absent for the first
 * @param most how many rows to give, at least one
 */
@Experimental
public record ListQuestion(
        Map<String, String> filters, Optional<Instant> from, Optional<Instant> to, Optional<String> after, int most) {
    public ListQuestion {
        filters = Map.copyOf(filters);
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(after, "after");
        if (most < 1) {
            throw new IllegalArgumentException("most is " + most + "; ask for one row or more");
        }
    }

    /** The first rows of all. */
    public static ListQuestion first(int most) {
        return new ListQuestion(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), most);
    }
}
