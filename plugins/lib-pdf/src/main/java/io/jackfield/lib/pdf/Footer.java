package io.jackfield.lib.pdf;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** The title and the number of the page at the foot of each; how many there are is filled in at the end. */
final class Footer extends PdfPageEventHelper {
    private static final float SIZE = 8;
    private static final float BASELINE = 28;
    /** Points for a space and up to four digits. */
    private static final float TOTAL_WIDTH = 22;

    private static final float SPACE = 2;

    private final String title;
    private final Font font;
    private PdfTemplate total;

    Footer(String title, Fonts fonts) {
        this.title = title;
        font = fonts.regular(SIZE, Fonts.PALE);
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(TOTAL_WIDTH, SIZE * 2);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        float right = document.right() - TOTAL_WIDTH;
        show(writer, Element.ALIGN_LEFT, shortened(right - document.left()), document.left());
        show(writer, Element.ALIGN_RIGHT, writer.getPageNumber() + " /", right);
        writer.getDirectContent().addTemplate(total, right, BASELINE);
    }

    private void show(PdfWriter writer, int alignment, String text, float x) {
        ColumnText.showTextAligned(writer.getDirectContent(), alignment, new Phrase(text, font), x, BASELINE, 0);
    }

    private String shortened(float room) {
        String shown = title;
        int end = title.length();
        while (font.getBaseFont().getWidthPoint(shown, SIZE) > room - 2 * TOTAL_WIDTH && end > 0) {
            end = title.offsetByCodePoints(end, -1);
            shown = title.substring(0, end) + "…";
        }
        return shown;
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        int pages = writer.getPageNumber() - 1;
        ColumnText.showTextAligned(total, Element.ALIGN_LEFT, new Phrase(Integer.toString(pages), font), SPACE, 0, 0);
    }
}
