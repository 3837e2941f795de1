package io.jackfield.lib.pdf;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as wide as the page. Immutable.
 *
 * @param columns 1 to 12
 * @param rows each with as many texts as there are columns
 */
public record PdfTable(List<Column> columns, List<List<String>> rows) {
    private static final int MOST_COLUMNS = 12;

    public PdfTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException("table has " + columns.size() + " columns; use 1 to " + MOST_COLUMNS);
        }
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("table has " + columns.size() + " columns and a row of " + row.size()
                        + "; give an empty text for what is not there");
            }
        }
    }

    public static PdfTable of(Column... columns) {
        return new PdfTable(List.of(columns), List.of());
    }

    /** With one row more. */
    public PdfTable row(String... texts) {
        List<List<String>> all = new ArrayList<>(rows);
        all.add(List.of(texts));
        return new PdfTable(columns, all);
    }

    /** With these rows and no others. */
    public PdfTable rows(List<List<String>> all) {
        return new PdfTable(columns, all);
    }

    /**
     * One column.
     *
     * @param share how wide it is beside the others; more than zero
     * @param right whether its texts stand on the right, as numbers do
     */
    public record Column(String title, double share, boolean right) {
        public Column {
            requireNonNull(title, "title");
            if (!(share > 0) || Double.isInfinite(share)) {
                throw new IllegalArgumentException("column '" + title + "' has the share " + share + "; use 1 or more");
            }
        }

        /** For texts: two and a half times as wide as one for numbers. */
        public static Column left(String title) {
            return new Column(title, 2.5, false);
        }

        /** For numbers. */
        public static Column right(String title) {
            return new Column(title, 1, true);
        }

        public Column share(double chosen) {
            return new Column(title, chosen, right);
        }
    }
}
