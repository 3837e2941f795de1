package io.jackfield.lib.tables;

import io.jackfield.api.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;

/** Writes one sheet of a workbook, and forgets its rows again and again. */
final class SheetWriter {
    /** So many rows say how wide the columns are to be. */
    private static final int MEASURED = 200;

    private static final int TOGETHER = 500;
    private static final int NARROWEST = 9;
    private static final int WIDEST = 60;
    private static final int DATE_WIDTH = 12;
    private static final int TIME_WIDTH = 20;
    private static final String HEADER_COLOUR = "E8ECF1";

    private final Worksheet worksheet;
    private final List<? extends Column<?>> columns;
    /** The next row to be written; the titles are the first. */
    private int at = 1;

    private SheetWriter(Worksheet worksheet, List<? extends Column<?>> columns) {
        this.worksheet = worksheet;
        this.columns = columns;
    }

    static void write(Sheet sheet, Worksheet worksheet) throws IOException {
        SheetWriter writer = new SheetWriter(worksheet, sheet.columns());
        Iterator<List<Optional<Object>>> rows = sheet.rows().iterator();
        List<List<Optional<Object>>> first = new ArrayList<>();
        while (first.size() < MEASURED && rows.hasNext()) {
            first.add(rows.next());
        }
        writer.titles(first);
        for (List<Optional<Object>> row : first) {
            writer.row(row);
        }
        while (rows.hasNext()) {
            writer.row(rows.next());
        }
        worksheet.setAutoFilter(0, 0, writer.at - 1, sheet.columns().size() - 1);
        worksheet.finish();
    }

    private void titles(List<List<Optional<Object>>> rows) {
        for (int index = 0; index < columns.size(); index++) {
            Column<?> column = columns.get(index);
            worksheet.inlineString(0, index, Cells.text(column.title()));
            worksheet.style(0, index).bold().fillColor(HEADER_COLOUR).set();
            worksheet.width(index, width(column, index, rows));
        }
        worksheet.freezePane(0, 1);
        worksheet.repeatRows(0);
    }

    /** In characters; two more than the longest, and one more for the arrow of the filter. */
    private static int width(Column<?> column, int index, List<List<Optional<Object>>> rows) {
        int longest = switch (column.kind()) {
            case DATE -> DATE_WIDTH;
            case TIME -> TIME_WIDTH;
            case TEXT, NUMBER, MONEY ->
                rows.stream()
                        .flatMap(row -> row.get(index).stream())
                        .mapToInt(cell -> shown(cell).length())
                        .max()
                        .orElse(0);
        };
        return Math.clamp(Math.max(longest + 2, column.title().length() + 3), NARROWEST, WIDEST);
    }

    /** About as Excel shows it: an amount has spaces between its thousands. */
    private static String shown(Object cell) {
        return cell instanceof Money money ? money + " ".repeat(money.decimal().length() / 3) : cell.toString();
    }

    private void row(List<Optional<Object>> row) throws IOException {
        if (at >= Worksheet.MAX_ROWS) {
            throw new IllegalArgumentException("sheet '" + worksheet.getName() + "' has more than "
                    + (Worksheet.MAX_ROWS - 1) + " rows, which Excel does not open; write it as CSV or as several");
        }
        for (int index = 0; index < row.size(); index++) {
            if (row.get(index).isPresent()) {
                cell(index, row.get(index).get(), columns.get(index));
            }
        }
        at++;
        if (at % TOGETHER == 0) {
            worksheet.flush();
        }
    }

    private void cell(int column, Object cell, Column<?> kind) {
        switch (cell) {
            case String text -> worksheet.inlineString(at, column, Cells.text(text));
            case Money money -> money(column, money);
            case LocalDate date -> {
                worksheet.value(at, column, date);
                format(column, "yyyy-mm-dd");
            }
            case Instant moment -> time(column, moment, kind.zone());
            case Number number -> number(column, number);
            default -> throw new IllegalStateException(kind.kind() + " is " + cell.getClass());
        }
    }

    private void money(int column, Money money) {
        worksheet.value(at, column, new BigDecimal(money.decimal()));
        int decimals = Money.decimals(money.currency());
        format(column, "#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals)) + " \"" + money.currency() + '"');
    }

    private void time(int column, Instant moment, ZoneId zone) {
        worksheet.value(at, column, moment.atZone(zone).toLocalDateTime());
        format(column, "yyyy-mm-dd hh:mm:ss");
    }

    /** Without a format Excel shows a whole number of twelve digits as a power of ten. */
    private void number(int column, Number number) {
        worksheet.value(at, column, number);
        boolean whole = number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger;
        if (whole) {
            format(column, "0");
        }
    }

    private void format(int column, String format) {
        worksheet.style(at, column).format(format).set();
    }
}
