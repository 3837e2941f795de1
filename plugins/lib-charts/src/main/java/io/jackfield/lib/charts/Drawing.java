package io.jackfield.lib.charts;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns a chart into a PNG. A picture takes four megabytes while it is drawn, so only a few are drawn at once. */
final class Drawing {
    private static final Semaphore PLACES =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    private Drawing() {}

    static byte[] png(Supplier<Picture> picture) throws InterruptedException {
        PLACES.acquire();
        Thread thread = Thread.currentThread();
        ClassLoader caller = thread.getContextClassLoader();
        // What AWT sets up at its first use remembers the context class loader, which would keep an unloaded plugin
        // alive.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return encoded(painted(picture.get()));
        } finally {
            thread.setContextClassLoader(caller);
            PLACES.release();
        }
    }

    private static BufferedImage painted(Picture picture) {
        BufferedImage image = new BufferedImage(Chart.WIDTH, Chart.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            picture.paint(graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream(64 << 10);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("this Java runtime cannot write PNG; it lacks the module java.desktop");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
