package io.jackfield.host.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.api.operator.ListSpec.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * CSV as RFC 4180 has it, in UTF-8 with the mark at its beginning by which spreadsheets know that. A text that they
 * would take for a formula has an apostrophe before it.
 */
final class CsvFile implements TableFile {
    private static final String MARK = "\uFEFF";
    private static final String END = "\r\n";
    private static final String NUMBER = "[-+]?\\d+(\\.\\d+)?( [A-Z]{3})?";

    private final OutputStream out;

    CsvFile(OutputStream out) {
        this.out = out;
    }

    @Override
    public void head(List<String> labels) throws IOException {
        write(MARK + labels.stream().map(CsvText::of).collect(Collectors.joining(",", "", END)));
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        write(cells.stream().map(CsvFile::cell).collect(Collectors.joining(",", "", END)));
    }

    private static String cell(Cell cell) {
        boolean number = cell.kind() == Column.Kind.NUMBER || cell.kind() == Column.Kind.MONEY;
        return number && cell.value().matches(NUMBER) ? cell.value() : CsvText.of(cell.shown());
    }

    private void write(String line) throws IOException {
        out.write(line.getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
