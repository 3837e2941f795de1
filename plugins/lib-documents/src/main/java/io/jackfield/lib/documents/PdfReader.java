package io.jackfield.lib.documents;

import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.io.IOException;
import java.io.Writer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads a PDF page by page, each under its number, so that people can ask about a page. */
final class PdfReader {
    static {
        BoundedFilter.putAroundAll();
        FontMappers.set(new BundledFonts());
    }

    private PdfReader() {}

    static void read(byte[] content, Limits limits, TextCollector text)
            throws UnreadableDocumentException, IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            PDFTextStripper stripper = new BoundedStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                ReadingEnded.ifInterrupted();
                text.paragraph().sign("[" + page + "]").line();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                stripper.writeText(document, new Collecting(text));
            }
            if (text.isEmpty() && document.getNumberOfPages() > 0) {
                throw new UnreadableDocumentException(Reason.SCANNED);
            }
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocumentException(Reason.PROTECTED);
        }
    }

    /** Reads a page through the filters; the stripper would inflate it by itself otherwise, without an end. */
    private static final class BoundedStripper extends PDFTextStripper {
        @Override
        public void processPage(PDPage page) throws IOException {
            super.processPage(new PDPage(page.getCOSObject()) {
                @Override
                public PDResources getResources() {
                    return page.getResources();
                }

                @Override
                public RandomAccessRead getContentsForStreamParsing() throws IOException {
                    return getContentsForRandomAccess();
                }
            });
        }
    }

    /** What PDFBox writes to. */
    private static final class Collecting extends Writer {
        private final TextCollector text;

        Collecting(TextCollector text) {
            this.text = text;
        }

        @Override
        public void write(char[] characters, int offset, int length) {
            text.add(new String(characters, offset, length));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
