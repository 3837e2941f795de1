package io.jackfield.lib.charts;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A drawn chart, to be looked at pixel by pixel. */
final class PngPicture {
    private static final int WHITE = 0xFFFFFF;

    private final BufferedImage image;

    private PngPicture(BufferedImage image) {
        this.image = image;
    }

    static PngPicture of(byte[] png) {
        try {
            return new PngPicture(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** How many pixels have exactly this colour. */
    long count(int colour) {
        return count(colour, 0, 0, width(), height());
    }

    long count(int colour, int left, int top, int right, int bottom) {
        return IntStream.range(left, right)
                .mapToLong(x -> IntStream.range(top, bottom)
                        .filter(y -> (image.getRGB(x, y) & WHITE) == colour)
                        .count())
                .sum();
    }

    /** Whether something is drawn within so many pixels of the edge. */
    boolean reachesTheEdge(int pixels) {
        long inside = count(WHITE, pixels, pixels, width() - pixels, height() - pixels);
        long frame = (long) width() * height() - (long) (width() - 2 * pixels) * (height() - 2 * pixels);
        return count(WHITE) - inside < frame;
    }

    /** The row of the highest pixel of this colour from a column on; the height where there is none. */
    int top(int colour, int left, int right) {
        return IntStream.range(0, height())
                .filter(y -> count(colour, left, y, right, y + 1) > 0)
                .findFirst()
                .orElse(height());
    }
}
