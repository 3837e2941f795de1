package io.jackfield.lib.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;

/** Writes sheets as one XLSX file: bold titles that stay on top, widths that fit, filters, and cells of their kind. */
public final class Xlsx {
    /** For attachments. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int LONGEST_NAME = 31;

    private Xlsx() {}

    /** @param sheets one or more, in this order */
    public static byte[] bytes(Sheet... sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(List.of(sheets), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The same, dated: the same rows at the same moment give the same bytes. It goes through a temporary file.
     *
     * @param created when the file says that it was made
     */
    public static byte[] bytes(Instant created, Sheet... sheets) {
        try {
            return DatedFile.of(List.of(sheets), created);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes while it reads: memory holds a few hundred rows. Leaves {@code out} open.
     *
     * @throws IllegalArgumentException for a sheet of more than 1 048 575 rows, more than Excel opens; the file is then
     *     unusable
     */
    public static void write(List<Sheet> sheets, OutputStream out) throws IOException {
        if (sheets.isEmpty()) {
            throw new IllegalArgumentException("a workbook has one sheet or more");
        }
        Workbook workbook = new Workbook(out, "Jackfield", "1.0");
        Set<String> names = new HashSet<>();
        for (Sheet sheet : sheets) {
            SheetWriter.write(sheet, workbook.newWorksheet(nameOf(sheet, names)));
        }
        workbook.finish();
    }

    /** As Excel takes it: no more than 31 characters, some of which it does not know, and each name once. */
    private static String nameOf(Sheet sheet, Set<String> taken) {
        String plain =
                Cells.text(sheet.name()).replaceAll("[\\[\\]:*?/\\\\\\s]+", " ").replaceAll("^[' ]+|[' ]+$", "");
        String wanted = plain.isEmpty() ? "Sheet" : plain;
        String name = Cells.cut(wanted, LONGEST_NAME);
        for (int copy = 2; !taken.add(name.toLowerCase(Locale.ROOT)); copy++) {
            String ending = " " + copy;
            name = Cells.cut(wanted, LONGEST_NAME - ending.length()) + ending;
        }
        return name;
    }
}
