package io.jackfield.lib.charts;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The font of the jar, DejaVu Sans Condensed, which has Latin, Cyrillic and the apostrophes of Uzbek. Sizes are in
 * pixels.
 */
final class Letters {
    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
    private static final Map<String, Font> READ = new ConcurrentHashMap<>();
    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

    private Letters() {}

    static Font regular(float size) {
        return of("DejaVuSansCondensed.ttf").deriveFont(size);
    }

    static Font bold(float size) {
        return of("DejaVuSansCondensed-Bold.ttf").deriveFont(size);
    }

    static double width(String text, Font font) {
        return font.getStringBounds(text, SMOOTH).getWidth();
    }

    /** The text, or as much of its beginning as finds room, with an ellipsis. Never empty, which is no text to AWT. */
    static String fitting(String text, Font font, double room) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return " ";
        }
        String shown = line;
        while (width(shown, font) > room && line.length() > 1) {
            line = line.substring(0, line.offsetByCodePoints(line.length(), -1));
            shown = line.stripTrailing() + "…";
        }
        return shown;
    }

    /** The text in at most two lines, which is broken between words. */
    static List<String> lines(String text, Font font, double room) {
        String first = "";
        String rest = text.strip();
        for (int at = rest.indexOf(' '); at > 0 && width(rest, font) > room; at = rest.indexOf(' ', at + 1)) {
            if (width(rest.substring(0, at), font) > room) {
                break;
            }
            first = rest.substring(0, at);
        }
        rest = fitting(rest.substring(first.length()), font, room);
        return first.isEmpty() ? List.of(rest) : List.of(first, rest);
    }

    private static Font of(String file) {
        return READ.computeIfAbsent(file, Letters::read);
    }

    private static Font read(String file) {
        try (InputStream ttf = Letters.class.getResourceAsStream(FOLDER + file)) {
            return Font.createFont(Font.TRUETYPE_FONT, ttf);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(
                    "Java cannot use the font " + file + " of lib-charts: " + e.getMessage() + "; it needs "
                            + System.getProperty("java.io.tmpdir") + " for a copy, and the system's package fontconfig"
                            + " unless -Dsun.awt.fontconfig names a file as bin/jackfield does",
                    e);
        }
    }
}
