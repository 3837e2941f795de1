package io.jackfield.lib.tables;

import io.jackfield.api.Money;
import io.jackfield.lib.tables.Column.Kind;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Writes a sheet as CSV by RFC 4180: UTF-8 with a byte order mark, by which Excel knows it, lines that end with CR and
 * LF, quotes where they are needed. Numbers have a point. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it, a phone number that begins with a plus included.
 */
public final class Csv {
    /** For attachments. */
    public static final String MEDIA_TYPE = "text/csv";

    /** What RFC 4180 has. */
    public static final char COMMA = ',';

    /** What Excel wants where the comma stands in numbers, as in Russia and Uzbekistan. */
    public static final char SEMICOLON = ';';

    private static final char MARK = '\uFEFF';
    private static final String END = "\r\n";
    /** With any of these at its beginning a cell is a formula to some spreadsheet; the last four are wide forms. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Writer out;
    private final char separator;

    private Csv(Writer out, char separator) {
        this.out = out;
        this.separator = separator;
    }

    public static byte[] bytes(Sheet sheet) {
        return bytes(sheet, COMMA);
    }

    public static byte[] bytes(Sheet sheet, char separator) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(sheet, separator, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Leaves {@code out} open. */
    public static void write(Sheet sheet, char separator, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(MARK);
        Csv csv = new Csv(writer, separator);
        csv.titles(sheet.columns());
        for (List<Optional<Object>> row : sheet.rows()) {
            csv.row(sheet.columns(), row);
        }
        writer.flush();
    }

    private void titles(List<? extends Column<?>> columns) throws IOException {
        for (int index = 0; index < columns.size(); index++) {
            Column<?> column = columns.get(index);
            begin(index);
            text(column.title());
            if (column.kind() == Kind.MONEY) {
                out.append(separator);
                text(column.title() + ", ISO 4217");
            }
        }
        out.write(END);
    }

    private void row(List<? extends Column<?>> columns, List<Optional<Object>> row) throws IOException {
        for (int index = 0; index < row.size(); index++) {
            Column<?> column = columns.get(index);
            begin(index);
            if (row.get(index).isPresent()) {
                cell(row.get(index).get(), column.zone());
            } else if (column.kind() == Kind.MONEY) {
                out.append(separator);
            }
        }
        out.write(END);
    }

    private void begin(int index) throws IOException {
        if (index > 0) {
            out.append(separator);
        }
    }

    private void cell(Object cell, ZoneId zone) throws IOException {
        switch (cell) {
            case String text -> text(text);
            case Money money -> out.append(money.decimal()).append(separator).append(money.currency());
            case Instant moment -> out.write(TIME.format(moment.atZone(zone)));
            case BigDecimal number -> out.write(number.toPlainString());
            case Double number -> out.write(new BigDecimal(number.toString()).toPlainString());
            case Float number -> out.write(new BigDecimal(number.toString()).toPlainString());
            // whole numbers and days
            default -> out.write(cell.toString());
        }
    }

    private void text(String text) throws IOException {
        String shown = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = shown.indexOf(separator) >= 0
                || shown.indexOf('"') >= 0
                || shown.indexOf('\n') >= 0
                || shown.indexOf('\r') >= 0;
        out.write(quoted ? '"' + shown.replace("\"", "\"\"") + '"' : shown);
    }
}
