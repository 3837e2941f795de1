package io.jackfield.lib.documents;

import static java.util.Objects.requireNonNull;

/**
 * What a document says.
 *
 * @param text with headings as {@code #}, list items as {@code -} and cells of a row parted by {@code |}; never blank
 * @param truncated whether there is more than {@link Limits#maxCharacters()}
 */
public record DocumentText(Kind kind, String text, boolean truncated) {
    public DocumentText {
        requireNonNull(kind, "kind");
        requireNonNull(text, "text");
    }

    /** What sort of document it is. */
    public enum Kind {
        /** Plain text: notes, code, CSV, JSON, subtitles. */
        TEXT,
        PDF,
        /** DOCX, ODT and RTF. */
        WORD,
        /** XLSX and ODS. */
        SHEET,
        /** PPTX and ODP. */
        SLIDES,
        /** EPUB and FB2. */
        BOOK,
        WEB_PAGE
    }
}
