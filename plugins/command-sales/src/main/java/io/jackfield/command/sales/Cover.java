package io.jackfield.command.sales;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A picture for a package that has none: its colour, with rings of light. The same for the same package. */
final class Cover {
    private static final int WIDTH = 1_280;
    private static final int HEIGHT = 640;
    private static final int RINGS = 7;

    private Cover() {}

    /**
     * A JPEG.
     *
     * @param colour six hexadecimal digits
     */
    static byte[] drawn(String id, String colour) {
        Color base = new Color(Integer.parseInt(colour, 16));
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setPaint(
                    new GradientPaint(0, 0, base, WIDTH, HEIGHT, base.darker().darker()));
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            rings(graphics, new Random(id.hashCode()));
        } finally {
            graphics.dispose();
        }
        return jpeg(picture);
    }

    private static void rings(Graphics2D graphics, Random random) {
        for (int ring = 0; ring < RINGS; ring++) {
            int size = 120 + random.nextInt(480);
            int left = random.nextInt(WIDTH) - size / 2;
            int top = random.nextInt(HEIGHT) - size / 2;
            graphics.setColor(new Color(255, 255, 255, 14 + random.nextInt(30)));
            graphics.fillOval(left, top, size, size);
        }
    }

    private static byte[] jpeg(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
