package io.jackfield.lib.pdf;

import io.jackfield.lib.pdf.Block.Heading;
import io.jackfield.lib.pdf.Block.NewPage;
import io.jackfield.lib.pdf.Block.Paragraph;
import io.jackfield.lib.pdf.Block.Picture;
import io.jackfield.lib.pdf.Block.Rows;
import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** Makes one document, from top to bottom. Sizes are in points, of which a centimetre has 28. */
final class PdfMaker {
    private static final float MARGIN = 48;
    private static final float FOOT = 56;
    private static final float TITLE = 18;
    private static final float HEADING = 13;
    private static final float TEXT = 10;
    private static final float GAP = 10;
    /** A heading with less below it goes to the next page. */
    private static final float ROOM_BELOW_HEADING = 90;

    private final Fonts fonts = new Fonts();
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, FOOT);
    private final PdfWriter writer;

    private PdfMaker(ByteArrayOutputStream bytes) {
        writer = PdfWriter.getInstance(document, bytes);
    }

    static byte[] make(PdfDocument content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 << 10);
        Thread thread = Thread.currentThread();
        ClassLoader caller = thread.getContextClassLoader();
        // What Java's picture reader sets up at its first use remembers the context class loader, which would keep an
        // unloaded
        // plugin alive.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            new PdfMaker(bytes).write(content);
        } finally {
            thread.setContextClassLoader(caller);
        }
        return bytes.toByteArray();
    }

    private void write(PdfDocument content) {
        writer.setFullCompression();
        writer.setPageEvent(new Footer(content.title(), fonts));
        document.addTitle(content.title());
        document.addCreator("Jackfield");
        if (!content.language().getLanguage().isEmpty()) {
            PdfString tag = new PdfString(content.language().toLanguageTag());
            writer.getExtraCatalog().put(PdfName.LANG, tag);
        }
        document.open();
        // a document of nothing is one empty page
        writer.setPageEmpty(false);
        text(content.title(), fonts.bold(TITLE), GAP);
        content.blocks().forEach(this::add);
        document.close();
    }

    private void add(Block block) {
        switch (block) {
            case Heading heading -> heading(heading.text());
            case Paragraph paragraph -> text(paragraph.text(), fonts.regular(TEXT, Fonts.INK), GAP);
            case Rows rows -> document.add(TableLayout.of(rows.table(), fonts));
            case Picture picture -> picture(picture.content());
            case NewPage ignored -> document.newPage();
        }
    }

    private void heading(String text) {
        if (writer.getVerticalPosition(true) - document.bottom() < ROOM_BELOW_HEADING) {
            document.newPage();
        }
        text(text, fonts.bold(HEADING), GAP / 2);
    }

    private void text(String text, Font font, float below) {
        org.openpdf.text.Paragraph paragraph = new org.openpdf.text.Paragraph(text, font);
        paragraph.setLeading(font.getSize() * 1.4f);
        paragraph.setSpacingAfter(below);
        document.add(paragraph);
    }

    private void picture(byte[] content) {
        Image image = Pictures.read(content);
        float width = document.right() - document.left();
        image.scaleToFit(width, Math.min(width, document.top() - document.bottom() - GAP));
        image.setAlignment(Element.ALIGN_CENTER);
        image.setSpacingAfter(GAP);
        document.add(image);
    }
}
