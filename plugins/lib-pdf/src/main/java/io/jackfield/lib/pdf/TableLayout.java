package io.jackfield.lib.pdf;

import io.jackfield.lib.pdf.PdfTable.Column;
import java.awt.Color;
import java.util.List;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** Tables with a line under each row. */
final class TableLayout {
    private static final float TEXT = 9;
    private static final float PADDING = 4;
    private static final float GAP = 10;
    private static final float LINE = 0.5f;
    private static final Color LINES = new Color(0xC8, 0xCE, 0xD6);
    private static final Color HEADER = new Color(0xEE, 0xF1, 0xF5);

    private TableLayout() {}

    static PdfPTable of(PdfTable table, Fonts fonts) {
        List<Column> columns = table.columns();
        PdfPTable layout = new PdfPTable(shares(columns));
        layout.setWidthPercentage(100);
        layout.setSpacingBefore(GAP / 2);
        layout.setSpacingAfter(GAP);
        layout.setHeaderRows(1);
        layout.setSplitLate(true);
        columns.forEach(column -> {
            PdfPCell cell = cell(column.title(), fonts.bold(TEXT), column);
            cell.setBackgroundColor(HEADER);
            layout.addCell(cell);
        });
        Font font = fonts.regular(TEXT, Fonts.INK);
        for (List<String> row : table.rows()) {
            for (int index = 0; index < row.size(); index++) {
                layout.addCell(cell(row.get(index), font, columns.get(index)));
            }
        }
        return layout;
    }

    private static float[] shares(List<Column> columns) {
        float[] shares = new float[columns.size()];
        for (int index = 0; index < shares.length; index++) {
            shares[index] = (float) columns.get(index).share();
        }
        return shares;
    }

    private static PdfPCell cell(String text, Font font, Column column) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font));
        cell.setHorizontalAlignment(column.right() ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        cell.setPadding(PADDING);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderWidth(LINE);
        cell.setBorderColor(LINES);
        return cell;
    }
}
