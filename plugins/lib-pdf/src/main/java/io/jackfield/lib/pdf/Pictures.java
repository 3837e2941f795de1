package io.jackfield.lib.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.openpdf.text.Image;

/**
 * Pictures as OpenPDF takes them. A JPEG goes into the document as it is, and so does a PNG as charts are; other PNGs
 * are unpacked, four bytes a pixel, and packed anew.
 */
final class Pictures {
    private static final long MOST_PIXELS = 25_000_000;

    private Pictures() {}

    static Image read(byte[] content) {
        try {
            if (content.length > 2 && content[0] == (byte) 0xFF && content[1] == (byte) 0xD8) {
                return Image.getInstance(content);
            }
            PngFile png = PngFile.of(content);
            Optional<Image> asItIs = png.image();
            return asItIs.isPresent() ? asItIs.get() : unpacked(png, content);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "a picture of " + content.length + " bytes is no PNG or JPEG: " + e.getMessage(), e);
        }
    }

    /** In memory: of plain bytes ImageIO would make a file first. It closes the stream. */
    private static Image unpacked(PngFile png, byte[] content) throws IOException {
        if ((long) png.width() * png.height() > MOST_PIXELS) {
            throw new IOException("it has more than " + MOST_PIXELS + " pixels");
        }
        BufferedImage pixels = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(content)));
        if (pixels == null) {
            throw new IOException("it cannot be read");
        }
        return Image.getInstance(pixels, null);
    }
}
