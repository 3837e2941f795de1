package io.jackfield.host.telegram.text;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
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
        boolean links = holdsLinks(table);
        if (rows.size() == 1 && links) {
            headAlone(rows.getFirst());
        } else if (rows.size() == 1 || total <= WIDEST && !links) {
            writer.codeBlock(inColumns(rows, widths), "");
        } else {
            inLines(rows);
        }
    }

    /** Code holds no links. */
    private static boolean holdsLinks(TableBlock table) {
        for (Node node = table; node != null; node = LinkTargets.next(node, table)) {
            if (node instanceof Link || node instanceof Image) {
                return true;
            }
        }
        return false;
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

    private void headAlone(List<Cell> cells) {
        for (Cell cell : cells) {
            writer.append(cell == cells.getFirst() ? "" : SEPARATOR);
            new InlineRenderer(writer).children(cell.node());
        }
    }

    private void inLines(List<List<Cell>> rows) {
        List<Cell> headers = rows.getFirst();
        List<List<Cell>> body = rows.subList(1, rows.size());
        for (List<Cell> row : body) {
            writer.startBlock(2);
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                boolean named = row == body.getFirst()
                        && body.stream().allMatch(one -> one.get(column).text().isEmpty());
                field(headers.get(i), row.get(i), named);
            }
        }
    }

    /** @param named whether the header is written although there is nothing to say */
    private void field(Cell header, Cell cell, boolean named) {
        if (cell.text().isEmpty() && !(named && !header.text().isEmpty())) {
            return;
        }
        writer.startBlock(1);
        if (!header.text().isEmpty()) {
            writer.styled(TextEntity.BOLD, "", () -> {
                new InlineRenderer(writer).children(header.node());
                writer.append(":");
            });
            writer.append(" ");
        }
        new InlineRenderer(writer).children(cell.node());
    }
}
