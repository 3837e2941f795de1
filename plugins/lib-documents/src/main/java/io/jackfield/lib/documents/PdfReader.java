package io.jackfield.lib.documents;

import io.jackfield.lib.documents.ReadingEnded.Cause;
import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** Reads a PDF page by page, each under its number, so that people can ask about a page. */
final class PdfReader {
    /** PDFBox keeps a hundred bytes of each from the beginning on. */
    private static final int MOST_OBJECTS = 300_000;
    /** Arrays and dictionaries outside of packed streams; in what is packed two bytes of 256 look like one. */
    private static final int MOST_CONTAINERS = 500_000;

    private static final byte[] OBJECT = " obj".getBytes(StandardCharsets.US_ASCII);

    static {
        BoundedFilter.putAroundAll();
        FontMappers.set(new BundledFonts());
    }

    private PdfReader() {}

    static void read(byte[] content, Budget budget, TextCollector text)
            throws UnreadableDocumentException, IOException {
        requireFewObjects(content, budget);
        try (PDDocument document = Loader.loadPDF(new WatchedBytes(content, budget))) {
            PdfPages pages = new PdfPages(text, budget);
            pages.read(document);
            if (text.isEmpty() && document.getNumberOfPages() > 0) {
                throw new UnreadableDocumentException(Reason.SCANNED);
            }
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocumentException(Reason.PROTECTED);
        }
    }

    /** Entries of tables of references, objects, and what begins an array or a dictionary. */
    private static void requireFewObjects(byte[] pdf, Budget budget) {
        int objects = 0;
        int containers = 0;
        for (int i = 0; i < pdf.length; i++) {
            if ((i & 0xffff) == 0) {
                budget.check();
            }
            switch (pdf[i]) {
                case '[', '<' -> containers++;
                case 'n', 'f' -> objects += isEntry(pdf, i) ? 1 : 0;
                case ' ' -> objects += startsWith(pdf, i, OBJECT) ? 1 : 0;
                default -> {}
            }
        }
        if (objects > MOST_OBJECTS || containers > MOST_CONTAINERS) {
            throw ReadingEnded.because(Cause.TOO_LARGE);
        }
    }

    /** Such as {@code 0000000017 00000 n}. */
    private static boolean isEntry(byte[] pdf, int at) {
        return at >= 2 && pdf[at - 1] == ' ' && pdf[at - 2] >= '0' && pdf[at - 2] <= '9';
    }

    private static boolean startsWith(byte[] pdf, int at, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (at + i >= pdf.length || pdf[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }
}
