package io.jackfield.api.console;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.time.Instant;
import java.util.List;

/** The values of a widget, with their words in the operator's language. There may be further kinds later. */
@Experimental
public sealed interface WidgetContent {
    /**
     * One figure, large.
     *
     * @param value up to 40 characters, such as {@code 1 204}
     * @param hint a word below it; empty where the title is enough
     */
    record Figure(String value, String hint) implements WidgetContent {
        private static final int LONGEST = 40;

        public Figure {
            requireNonNull(hint, "hint");
            if (value == null || value.isEmpty() || value.length() > LONGEST) {
                throw new IllegalArgumentException("value is '" + value + "'; use 1 to " + LONGEST + " characters");
            }
        }
    }

    /**
     * A small table.
     *
     * @param columns 1 to 8 titles
     * @param rows up to 100, each with as many texts as there are columns
     */
    record Rows(List<String> columns, List<List<String>> rows) implements WidgetContent {
        private static final int MOST_COLUMNS = 8;
        private static final int MOST_ROWS = 100;

        public Rows {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            if (columns.isEmpty() || columns.size() > MOST_COLUMNS || rows.size() > MOST_ROWS) {
                throw new IllegalArgumentException("there are " + columns.size() + " columns and " + rows.size()
                        + " rows; use 1 to " + MOST_COLUMNS + " and up to " + MOST_ROWS);
            }
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row has " + row.size() + " texts for " + columns.size() + " columns");
                }
            }
        }
    }

    /**
     * Lines over time.
     *
     * @param times up to 400, rising
     * @param lines up to 6
     * @param unit behind the numbers; empty for none
     */
    record Series(List<Instant> times, List<Line> lines, String unit) implements WidgetContent {
        private static final int MOST_TIMES = 400;
        private static final int MOST_LINES = 6;

        public Series {
            times = List.copyOf(times);
            lines = List.copyOf(lines);
            requireNonNull(unit, "unit");
            if (times.size() > MOST_TIMES || lines.size() > MOST_LINES) {
                throw new IllegalArgumentException("there are " + times.size() + " times and " + lines.size()
                        + " lines; use up to " + MOST_TIMES + " and " + MOST_LINES);
            }
            for (Line line : lines) {
                if (line.values().size() != times.size()) {
                    throw new IllegalArgumentException("line " + line.label() + " has "
                            + line.values().size() + " values for " + times.size() + " times");
                }
            }
        }
    }

    /** @param values one for each time */
    record Line(String label, List<Double> values) {
        public Line {
            requireNonNull(label, "label");
            values = List.copyOf(values);
        }
    }
}
