package io.jackfield.host.operator;

import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.host.telegram.TextCut;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * An XLSX workbook of one sheet: numbers and amounts can be added up, times are those of the bot's zone, and a text is
 * never a formula. Of the rows only the last few hundred are in memory.
 */
final class XlsxFile implements TableFile {
    private static final int KEPT_ROWS = 500;
    private static final int LONGEST_TEXT = 32_000;
    private static final int WIDEST = 60;
    private static final int NARROWEST = 10;
    private static final int TIME_WIDTH = 20;
    private static final Pattern MONEY = Pattern.compile("([-+]?\\d{1,15})(?:\\.(\\d{1,9}))?(?: ([A-Z]{3}))?");
    /** What XML cannot say. */
    private static final Pattern UNSPEAKABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private final OutputStream out;
    private final ZoneId zone;
    private final String title;
    private final List<Column.Kind> kinds;
    private Workbook book;
    private Worksheet sheet;
    private int row;

    /**
     * @param title of the sheet
     * @param kinds of the columns, for their widths
     */
    XlsxFile(OutputStream out, String title, List<Column.Kind> kinds, ZoneId zone) {
        this.out = out;
        this.title = title;
        this.kinds = List.copyOf(kinds);
        this.zone = zone;
    }

    @Override
    public void head(List<String> labels) {
        book = new Workbook(new OpenStream(out), "Jackfield", "1.0");
        sheet = book.newWorksheet(UNSPEAKABLE.matcher(title).replaceAll(" "));
        sheet.freezePane(0, 1);
        for (int column = 0; column < labels.size(); column++) {
            String label = speakable(labels.get(column));
            sheet.width(column, width(kinds.get(column), label));
            sheet.inlineString(0, column, label);
            sheet.style(0, column).bold().set();
        }
        row = 1;
    }

    private static int width(Column.Kind kind, String label) {
        int wanted = kind == Column.Kind.TIME ? TIME_WIDTH : kind == Column.Kind.TEXT ? 2 * NARROWEST : NARROWEST;
        return Math.clamp(label.length() + 4L, wanted, WIDEST);
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        row++;
        if (row % KEPT_ROWS == 0) {
            sheet.flush();
        }
    }

    private void write(int column, Cell cell) {
        if (cell.value().isEmpty()) {
            return;
        }
        switch (cell.kind()) {
            case NUMBER, MONEY -> writeNumber(column, cell);
            case TIME -> writeTime(column, cell);
            case TEXT, CHOICE -> sheet.inlineString(row, column, speakable(cell.shown()));
        }
    }

    private void writeNumber(int column, Cell cell) {
        Matcher amount = MONEY.matcher(cell.value());
        if (!amount.matches()) {
            sheet.inlineString(row, column, speakable(cell.shown()));
            return;
        }
        String decimals = amount.group(2);
        sheet.value(row, column, new BigDecimal(amount.group(1) + (decimals == null ? "" : "." + decimals)));
        if (amount.group(3) != null) {
            String places = decimals == null ? "" : "." + "0".repeat(decimals.length());
            sheet.style(row, column)
                    .format("#,##0" + places + "\\ \"" + amount.group(3) + "\"")
                    .set();
        }
    }

    private void writeTime(int column, Cell cell) {
        try {
            sheet.value(row, column, LocalDateTime.ofInstant(Instant.parse(cell.value()), zone));
            sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        } catch (DateTimeException e) {
            // no moment: whatever it says
            sheet.inlineString(row, column, speakable(cell.shown()));
        }
    }

    private static String speakable(String text) {
        return TextCut.atMost(UNSPEAKABLE.matcher(text).replaceAll(" "), LONGEST_TEXT);
    }

    @Override
    public void close() throws IOException {
        if (book != null) {
            book.finish();
        }
        out.flush();
    }

    /** Stays open when the workbook ends: whoever has opened it closes it. */
    private static final class OpenStream extends FilterOutputStream {
        OpenStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
