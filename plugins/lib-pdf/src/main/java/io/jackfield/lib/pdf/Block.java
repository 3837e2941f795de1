package io.jackfield.lib.pdf;

import static java.util.Objects.requireNonNull;

/** One piece of a document, from top to bottom. */
sealed interface Block {
    record Heading(String text) implements Block {
        public Heading {
            requireNonNull(text, "text");
        }
    }

    record Paragraph(String text) implements Block {
        public Paragraph {
            requireNonNull(text, "text");
        }
    }

    record Rows(PdfTable table) implements Block {
        public Rows {
            requireNonNull(table, "table");
        }
    }

    /** @param content nobody else has */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out; never compared
    record Picture(byte[] content) implements Block {}

    record NewPage() implements Block {}
}
