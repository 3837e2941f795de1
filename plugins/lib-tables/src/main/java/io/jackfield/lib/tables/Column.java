package io.jackfield.lib.tables;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/**
 * One column: its title, and how a row becomes a cell.
 *
 * @param zone in which times are written
 */
record Column<R>(String title, Kind kind, ZoneId zone, Function<? super R, ?> value) {
    /** What its cells are. */
    enum Kind {
        TEXT,
        NUMBER,
        MONEY,
        DATE,
        TIME
    }

    Column {
        requireNonNull(title, "title");
        requireNonNull(zone, "zone");
        requireNonNull(value, "value");
    }

    static <R> Column<R> of(String title, Kind kind, Function<? super R, ?> value) {
        return new Column<>(title, kind, ZoneOffset.UTC, value);
    }

    /** Empty where the row has nothing to show: no value, no text, or a number that is none. */
    Optional<Object> cell(R row) {
        Object cell = value.apply(row);
        boolean none = cell instanceof Double number && !Double.isFinite(number)
                || cell instanceof Float fraction && !Float.isFinite(fraction)
                || cell instanceof String text && text.isEmpty();
        return none ? Optional.empty() : Optional.ofNullable(cell);
    }
}
