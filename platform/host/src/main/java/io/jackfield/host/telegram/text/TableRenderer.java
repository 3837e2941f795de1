package io.jackfield.host.telegram.text;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** Writes a table as a code block in columns, or as "Header: value" lines when it is wider than a screen. */
final class TableRenderer {
    /** In code points, separators included. */
    private static final int WIDEST = 60;

    private static final String SEPARATOR = " | ";
    private static final String RULE = "-+-";

    private final TextWriter writer;

    TableRenderer(TextWriter writer) {
        this.writer = writer;
    }

    private record Cell(TableCell node, String text) {
        int width() {
            return Columns.of(text);
        }
    }

    void write(TableBlock table) {
        List<List<Cell>> rows = new ArrayList<>();
        collectRows(table, rows);
        int[] widths = widths(rows);
        int total = IntStream.of(widths).sum() + SEPARATOR.length() * (widths.length - 1);
        if (total <= WIDEST || rows.size() == 1) {
            writer.codeBlock(inColumns(rows, widths), "");
        } else {
            inLines(rows);
        }
    }

    private static void collectRows(Node parent, List<List<Cell>> rows) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableRow) {
                rows.add(cells(child));
            } else {
                collectRows(child, rows);
            }
        }
    }

    private static List<Cell> cells(Node row) {
        List<Cell> cells = new ArrayList<>();
        for (Node child = row.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableCell cell) {
                cells.add(new Cell(cell, textOf(cell)));
            }
        }
        return cells;
    }

    private static String textOf(TableCell cell) {
        TextWriter text = new TextWriter();
        new InlineRenderer(text).children(cell);
        return text.finish().text().replace('\n', ' ');
    }

    private static int[] widths(List<List<Cell>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
        }
        return widths;
    }

    private static String inColumns(List<List<Cell>> rows, int[] widths) {
        List<String> lines = new ArrayList<>();
        for (List<Cell> row : rows) {
            lines.add(line(row, widths));
        }
        lines.add(1, IntStream.of(widths).mapToObj("-"::repeat).collect(joining(RULE)));
        return String.join("\n", lines);
    }

    private static String line(List<Cell> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> padded(row.get(i), widths[i]))
                .collect(joining(SEPARATOR))
                .stripTrailing();
    }

    private static String padded(Cell cell, int width) {
        int room = width - cell.width();
        int left = switch (cell.node().getAlignment()) {
            case RIGHT -> room;
            case CENTER -> room / 2;
            case null, default -> 0;
        };
        return " ".repeat(left) + cell.text() + " ".repeat(room - left);
    }

    private void inLines(List<List<Cell>> rows) {
        List<Cell> headers = rows.getFirst();
        for (List<Cell> row : rows.subList(1, rows.size())) {
            writer.startBlock(2);
            for (int i = 0; i < row.size(); i++) {
                field(headers.get(i).text(), row.get(i));
            }
        }
    }

    private void field(String header, Cell cell) {
        if (cell.text().isEmpty()) {
            return;
        }
        writer.startBlock(1);
        if (!header.isEmpty()) {
            writer.styled(TextEntity.BOLD, "", () -> writer.append(header + ":"));
            writer.append(" ");
        }
        new InlineRenderer(writer).children(cell.node());
    }
}
