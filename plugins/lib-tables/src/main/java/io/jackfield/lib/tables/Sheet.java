package io.jackfield.lib.tables;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A table with its rows, ready to be written. {@link Table#rows} makes it. */
public final class Sheet {
    private final String name;
    private final List<? extends Column<?>> columns;
    private final Iterable<List<Optional<Object>>> rows;

    <R> Sheet(String name, List<Column<R>> columns, Iterable<? extends R> rows) {
        this.name = name;
        this.columns = columns;
        this.rows = () -> cells(columns, rows.iterator());
    }

    private static <R> Iterator<List<Optional<Object>>> cells(List<Column<R>> columns, Iterator<? extends R> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public List<Optional<Object>> next() {
                R row = rows.next();
                List<Optional<Object>> cells = new ArrayList<>(columns.size());
                columns.forEach(column -> cells.add(column.cell(row)));
                return cells;
            }
        };
    }

    public String name() {
        return name;
    }

    List<? extends Column<?>> columns() {
        return columns;
    }

    /** The cells of each row, as many as there are columns. */
    Iterable<List<Optional<Object>>> rows() {
        return rows;
    }
}
