package io.jackfield.host.operator;

import io.jackfield.api.desk.OperatorDesk.Format;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.host.operator.TableFile.Cell;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All rows of a list as a file, page by page.
 *
 * @param words in which language
 * @param question which rows
 * @param personal whether columns that tell something of a person are in it
 */
public record ListExport(ListWords words, ListQuestion question, boolean personal) {
    /** More rows than these are not written. */
    public static final int MOST_ROWS = 100_000;

    private static final int PAGE = 500;

    /**
     * Writes it. Blocks; asks for the first page before it writes anything.
     *
     * @param out stays open
     */
    public void write(Format format, OutputStream out) throws IOException {
        ListPage page = page(question.after(), Math.min(PAGE, MOST_ROWS));
        try (TableFile file = file(format, out)) {
            file.head(shownColumns().stream().map(words::label).toList());
            int written = write(page, file);
            while (page.next().isPresent() && written < MOST_ROWS) {
                page = page(page.next(), Math.min(PAGE, MOST_ROWS - written));
                written += write(page, file);
            }
        }
    }

    private ListPage page(Optional<String> after, int most) {
        return words.list().rows(new ListQuestion(question.filters(), question.from(), question.to(), after, most));
    }

    private TableFile file(Format format, OutputStream out) {
        return switch (format) {
            case CSV -> new CsvFile(out);
            case XLSX ->
                new XlsxFile(
                        out,
                        words.title(),
                        shownColumns().stream().map(Column::kind).toList(),
                        words.list().view().timeZone());
        };
    }

    private int write(ListPage page, TableFile file) throws IOException {
        List<Column> columns = columns();
        int[] shown = IntStream.range(0, columns.size())
                .filter(index -> isShown(columns.get(index)))
                .toArray();
        for (ListPage.Row row : page.rows()) {
            List<Cell> cells = new ArrayList<>(shown.length);
            for (int index : shown) {
                Column column = columns.get(index);
                String value = row.cells().get(index);
                cells.add(new Cell(column.kind(), value, words.value(column, value)));
            }
            file.row(cells);
        }
        return page.rows().size();
    }

    private List<Column> shownColumns() {
        return columns().stream().filter(this::isShown).toList();
    }

    private boolean isShown(Column column) {
        return personal || !column.personal();
    }

    private List<Column> columns() {
        return words.list().spec().columns();
    }

    /** The name of the file. */
    public String fileName(Format format) {
        return words.list().spec().name()
                + switch (format) {
                    case CSV -> ".csv";
                    case XLSX -> ".xlsx";
                };
    }

    public static String mediaType(Format format) {
        return switch (format) {
            case CSV -> "text/csv; charset=utf-8; header=present";
            case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        };
    }
}
