package io.jackfield.sandbox.telegram;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Width and height in pixels, as far as the first bytes tell; any other bytes count as a small square. */
record ImageSize(int width, int height) {
    private static final ImageSize UNKNOWN = new ImageSize(90, 90);
    private static final int MOST_OF_BOTH = 10_000;
    private static final int MOST_RATIO = 20;
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int JPEG_SIGNATURE = 0xFFD8;

    static ImageSize of(Buffer image) {
        if (image.length() >= 24 && image.getLong(0) == PNG_SIGNATURE) {
            return checked(image.getInt(16), image.getInt(20));
        }
        if (image.length() >= 12 && image.getUnsignedShort(0) == JPEG_SIGNATURE) {
            return ofJpeg(image);
        }
        return UNKNOWN;
    }

    /** Walks over the segments to the one that begins the frame. */
    private static ImageSize ofJpeg(Buffer image) {
        int at = 2;
        while (at + 9 < image.length() && image.getUnsignedByte(at) == 0xFF) {
            int marker = image.getUnsignedByte(at + 1);
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return checked(image.getUnsignedShort(at + 7), image.getUnsignedShort(at + 5));
            }
            at += 2 + image.getUnsignedShort(at + 2);
        }
        return UNKNOWN;
    }

    private static ImageSize checked(int width, int height) {
        return width > 0 && height > 0 ? new ImageSize(width, height) : UNKNOWN;
    }

    /** Whether Telegram takes a photo of this shape. */
    boolean isPhotos() {
        return width + height <= MOST_OF_BOTH && longestSide() <= MOST_RATIO * Math.min(width, height);
    }

    int longestSide() {
        return Math.max(width, height);
    }

    ImageSize scaledTo(int longest) {
        double factor = (double) longest / longestSide();
        return new ImageSize(Math.max(1, (int) (width * factor)), Math.max(1, (int) (height * factor)));
    }

    JsonObject describe(StoredFile file) {
        return file.toJson().put("width", width).put("height", height);
    }
}
