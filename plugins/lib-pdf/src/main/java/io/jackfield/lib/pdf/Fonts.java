package io.jackfield.lib.pdf;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/**
 * The fonts of one document: DejaVu Sans Condensed from the jar, of which the document gets the letters that it uses.
 * OpenPDF's fonts remember that, so no two documents share them.
 */
final class Fonts {
    static final Color INK = new Color(0x22, 0x26, 0x2B);
    static final Color PALE = new Color(0x6B, 0x72, 0x7B);

    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

    private final BaseFont regular = read("DejaVuSansCondensed.ttf");
    private final BaseFont bold = read("DejaVuSansCondensed-Bold.ttf");

    /** @param size in points */
    Font regular(float size, Color colour) {
        return new Font(regular, size, Font.NORMAL, colour);
    }

    Font bold(float size) {
        return new Font(bold, size, Font.NORMAL, INK);
    }

    BaseFont regular() {
        return regular;
    }

    private static BaseFont read(String file) {
        try (InputStream ttf = Fonts.class.getResourceAsStream(FOLDER + file)) {
            return BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, ttf.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + file + " cannot be read", e);
        }
    }
}
