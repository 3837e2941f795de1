package io.jackfield.lib.pdf;

import static java.util.Objects.requireNonNull;

import io.jackfield.lib.pdf.Block.Heading;
import io.jackfield.lib.pdf.Block.NewPage;
import io.jackfield.lib.pdf.Block.Paragraph;
import io.jackfield.lib.pdf.Block.Picture;
import io.jackfield.lib.pdf.Block.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A document for people to read and print. Immutable; every method gives a new one, with one thing more at its end.
 *
 * <pre>{@code
 * byte[] file = PdfDocument.titled("Ada: September")
 *         .paragraph("Marks of the month beside those of the class.")
 *         .picture(chart.png())
 *         .table(PdfTable.of(Column.left("Subject"), Column.right("Mark")).row("Algebra", "4.6"))
 *         .bytes();
 * }</pre>
 *
 * <p>The font has Latin, Greek and Cyrillic letters with the apostrophes of Uzbek, and many signs; what it lacks is
 * left out.
 */
public final class PdfDocument {
    private final String title;
    private final Locale language;
    private final List<Block> blocks;

    private PdfDocument(String title, Locale language, List<Block> blocks) {
        this.title = requireNonNull(title, "title");
        this.language = requireNonNull(language, "language");
        this.blocks = blocks;
    }

    /**
     * @param title stands above everything and at the foot of each page, and is what readers show as the document's
     *     name
     */
    public static PdfDocument titled(String title) {
        return new PdfDocument(title, Locale.ROOT, List.of());
    }

    /** The language that readers are told, for those who listen to a document. */
    public PdfDocument in(Locale chosen) {
        return new PdfDocument(title, chosen, blocks);
    }

    /** Stays with what follows it. */
    public PdfDocument heading(String text) {
        return with(new Heading(text));
    }

    /** Text that is broken into lines; line feeds in it stay. */
    public PdfDocument paragraph(String text) {
        return with(new Paragraph(text));
    }

    /** Goes on over pages, with the titles of its columns on each. */
    public PdfDocument table(PdfTable table) {
        return with(new Rows(table));
    }

    /**
     * A picture as wide as the text, or less where it would be higher than a page.
     *
     * @param picture PNG or JPEG; anything else fails when the document is made
     */
    public PdfDocument picture(byte[] picture) {
        return with(new Picture(picture.clone()));
    }

    /** What follows begins a page. */
    public PdfDocument newPage() {
        return with(new NewPage());
    }

    /**
     * Makes the document.
     *
     * @throws IllegalArgumentException for a picture that is neither PNG nor JPEG, or damaged
     */
    public byte[] bytes() {
        return PdfMaker.make(this);
    }

    String title() {
        return title;
    }

    Locale language() {
        return language;
    }

    List<Block> blocks() {
        return blocks;
    }

    private PdfDocument with(Block block) {
        List<Block> all = new ArrayList<>(blocks);
        all.add(block);
        return new PdfDocument(title, language, List.copyOf(all));
    }
}
