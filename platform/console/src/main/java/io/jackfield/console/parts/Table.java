package io.jackfield.console.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list as the server pages and filters it.
 *
 * @param id of the element, so that htmx exchanges it alone
 * @param columns their titles, in the operator's language
 * @param previous the address of the page before, below the console
 * @param next the address of the page after
 * @param summary how many there are, where that is known
 * @param empty what is said when there is nothing
 */
public record Table(
        String id,
        List<String> columns,
        List<List<Cell>> rows,
        Optional<String> previous,
        Optional<String> next,
        String summary,
        String empty) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "table " + id + " has " + columns.size() + " columns and a row of " + row.size() + " cells");
            }
        }
    }

    /** @param empty what is said when there is nothing */
    public static Table of(String id, String empty, String... columns) {
        return new Table(id, List.of(columns), List.of(), Optional.empty(), Optional.empty(), "", empty);
    }

    /** Whether a column stands to the right, as numbers do. */
    public boolean isOfNumbers(int column) {
        return rows.stream().anyMatch(row -> row.get(column) instanceof Cell.Number);
    }

    public Table row(Cell... cells) {
        List<List<Cell>> more = new ArrayList<>(rows);
        more.add(List.of(cells));
        return rows(more);
    }

    public Table rows(List<List<Cell>> all) {
        return new Table(id, columns, all, previous, next, summary, empty);
    }

    /** @param page below the console; empty where there is none */
    public Table previous(Optional<String> page) {
        return new Table(id, columns, rows, page, next, summary, empty);
    }

    public Table next(Optional<String> page) {
        return new Table(id, columns, rows, previous, page, summary, empty);
    }

    public Table summary(String words) {
        return new Table(id, columns, rows, previous, next, words, empty);
    }
}
