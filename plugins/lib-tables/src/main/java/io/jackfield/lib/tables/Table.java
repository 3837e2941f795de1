package io.jackfield.lib.tables;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Money;
import io.jackfield.lib.tables.Column.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The columns of a table, from left to right. Immutable; every method gives a new one. Where a function gives
 * {@code null} the cell is empty, and so is a text of no characters and a number that is not finite.
 *
 * <pre>{@code
 * Table<Order> orders = Table.<Order>named("Orders")
 *         .text("Buyer", Order::buyer)
 *         .money("Sum", Order::sum)
 *         .time("Paid", zone, Order::paidAt);
 * byte[] file = Xlsx.bytes(orders.rows(found));
 * }</pre>
 *
 * @param <R> what a row is made of
 */
public final class Table<R> {
    private final String name;
    private final List<Column<R>> columns;

    private Table(String name, List<Column<R>> columns) {
        this.name = requireNonNull(name, "name");
        this.columns = columns;
    }

    /** @param name of the sheet; what Excel does not take in it is left out */
    public static <R> Table<R> named(String name) {
        return new Table<>(name, List.of());
    }

    /** Text as it is; it never becomes a formula. Up to 32 767 characters in Excel, what is beyond is cut off there. */
    public Table<R> text(String title, Function<? super R, String> value) {
        return with(Column.of(title, Kind.TEXT, value));
    }

    /** Whole numbers or fractions. Excel keeps 15 digits of one. */
    public Table<R> number(String title, Function<? super R, ? extends Number> value) {
        return with(Column.of(title, Kind.NUMBER, value));
    }

    /**
     * Amounts that can be summed up, with their currency beside: in Excel in the cell, in CSV in a column of its own.
     */
    public Table<R> money(String title, Function<? super R, Money> value) {
        return with(Column.of(title, Kind.MONEY, value));
    }

    /** Days, written as {@code 2026-09-01}. */
    public Table<R> date(String title, Function<? super R, LocalDate> value) {
        return with(Column.of(title, Kind.DATE, value));
    }

    /** Moments, written as {@code 2026-09-01 08:30:00} as the clocks of {@code zone} show them. */
    public Table<R> time(String title, ZoneId zone, Function<? super R, Instant> value) {
        return with(new Column<>(title, Kind.TIME, zone, value));
    }

    /**
     * This table with these rows.
     *
     * @param rows gone through once for each time that the sheet is written, one after the other, so that they need
     *     never be in memory together
     */
    public Sheet rows(Iterable<? extends R> rows) {
        if (columns.isEmpty()) {
            throw new IllegalStateException("table '" + name + "' has no columns; add one such as text(title, value)");
        }
        return new Sheet(name, columns, rows);
    }

    private Table<R> with(Column<R> column) {
        List<Column<R>> all = new ArrayList<>(columns);
        all.add(column);
        return new Table<>(name, List.copyOf(all));
    }
}
