package io.jackfield.lib.documents;

import io.jackfield.lib.documents.ReadingEnded.Cause;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Goes through the pages of a PDF once; every operator, form and character asks the budget. */
final class PdfPages extends PDFTextStripper {
    /** In units of work: two million operators are more than a thousand pages of print. */
    private static final int OPERATOR = 10;

    private static final int PAGE = 100;
    private static final int FORM = 1_000;
    /** What PDFBox keeps of each character until the page is at its end. */
    private static final int CHARACTER_BYTES = 200;

    private static final int DEEPEST_FORM = 20;

    private final TextCollector text;
    private final Budget budget;
    private final PdfFonts fonts;
    private int number;
    private int formDepth;
    private boolean cut;

    PdfPages(TextCollector text, Budget budget) {
        this.text = text;
        this.budget = budget;
        fonts = new PdfFonts(budget);
        // Where articles go on takes time by their number times that of the characters.
        setShouldSeparateByBeads(false);
        setStartPage(0);
    }

    void read(PDDocument document) throws IOException {
        writeText(document, new Collecting(text));
        if (cut) {
            throw ReadingEnded.because(Cause.ENOUGH);
        }
    }

    @Override
    protected void processPages(PDPageTree pages) throws IOException {
        for (PDPage page : pages) {
            budget.work(PAGE);
            number++;
            text.paragraph().sign("[" + number + "]").line();
            if (page.hasContents()) {
                budget.heldAgain(0);
                processPage(page);
            }
        }
    }

    /** Reads a page through the filters; the stripper would inflate it by itself otherwise, without an end. */
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

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        budget.work(OPERATOR);
        fonts.lookAt(operator, operands, getResources());
        super.processOperator(operator, operands);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        if (entersForm()) {
            long before = budget.held();
            super.showForm(form);
            leavesForm(before);
        }
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
        if (entersForm()) {
            long before = budget.held();
            super.showTransparencyGroup(form);
            leavesForm(before);
        }
    }

    private boolean entersForm() {
        budget.work(FORM);
        if (formDepth == DEEPEST_FORM) {
            return false;
        }
        formDepth++;
        return true;
    }

    private void leavesForm(long before) {
        formDepth--;
        budget.heldAgain(before);
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        if (budget.held() + CHARACTER_BYTES > Budget.memoryOfOne()) {
            cut = true;
            return;
        }
        budget.hold(CHARACTER_BYTES);
        super.processTextPosition(position);
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
