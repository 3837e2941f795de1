package io.jackfield.api.operator;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.util.List;
import java.util.Optional;

/**
 * Some rows of a list, and where to go on.
 *
 * @param next handed back to get those that follow; absent when there are no more. Up to 200 characters
 */
@Experimental
public record ListPage(List<Row> rows, Optional<String> next) {
    public ListPage {
        rows = List.copyOf(rows);
        requireNonNull(next, "next");
    }

    /**
     * One row.
     *
     * @param id by which actions name it, up to 64 characters
     * @param cells as many as the list has columns, in their order; empty for no value
     * @param actions those of the list's that can be done to it now
     */
    public record Row(String id, List<String> cells, List<String> actions) {
        public Row {
            requireNonNull(id, "id");
            cells = List.copyOf(cells);
            actions = List.copyOf(actions);
        }
    }
}
