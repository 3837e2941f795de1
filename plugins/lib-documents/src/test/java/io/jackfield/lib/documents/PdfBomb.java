package io.jackfield.lib.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** A PDF whose only page unpacks to this many spaces. */
final class PdfBomb {
    private PdfBomb() {}

    static byte[] of(int bytes) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDStream content = new PDStream(document);
            byte[] packed = packed(bytes);
            try (OutputStream out = content.getCOSObject().createRawOutputStream()) {
                out.write(packed);
            }
            content.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
            PDPage page = new PDPage();
            page.setContents(content);
            document.addPage(page);
            document.save(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static byte[] packed(int bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new java.util.zip.DeflaterOutputStream(packed)) {
            byte[] spaces = " ".repeat(1 << 16).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int written = 0; written < bytes; written += spaces.length) {
                out.write(spaces);
            }
        }
        return packed.toByteArray();
    }
}
