package io.jackfield.lib.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.style.markers.Marker;

/** Says which colour is what, in rows. */
final class Legend {
    private static final int ROW = 44;
    private static final int SIGN = 28;
    private static final int LINE = 60;
    private static final int GAP = 14;
    private static final int BETWEEN = 36;

    private final List<List<Key>> rows = new ArrayList<>();
    private final int widest;

    /**
     * One entry.
     *
     * @param marker of a line; without it the sign is a square
     */
    record Key(String name, Color colour, Optional<Marker> marker) {
        private int sign() {
            return marker.isPresent() ? LINE : SIGN;
        }

        int width() {
            return sign() + GAP + (int) Math.ceil(Letters.width(name, font()));
        }

        private Key within(int room) {
            return new Key(Letters.fitting(name, font(), room - sign() - GAP), colour, marker);
        }
    }

    private Legend(List<Key> keys, int width, boolean column) {
        int room = width - 2 * Look.PADDING;
        for (Key key : keys) {
            Key shown = key.within(room);
            if (rows.isEmpty() || column || width(rows.getLast()) + BETWEEN + shown.width() > room) {
                rows.add(new ArrayList<>());
            }
            rows.getLast().add(shown);
        }
        widest = rows.stream().mapToInt(Legend::width).max().orElse(0);
    }

    static Legend none() {
        return new Legend(List.of(), Chart.WIDTH, false);
    }

    /** As many beside each other as find room. */
    static Legend below(List<Key> keys) {
        return new Legend(keys, Chart.WIDTH, false);
    }

    /** One below the other. */
    static Legend beside(List<Key> keys, int width) {
        return new Legend(keys, width, true);
    }

    private static Font font() {
        return Letters.regular(Look.NORMAL);
    }

    private static int width(List<Key> row) {
        return row.stream().mapToInt(Key::width).sum() + (row.size() - 1) * BETWEEN;
    }

    int width() {
        return rows.isEmpty() ? 0 : widest + 2 * Look.PADDING;
    }

    int height() {
        return rows.isEmpty() ? 0 : rows.size() * ROW + Look.PADDING;
    }

    void paint(Graphics2D graphics, int left, int top) {
        graphics.setFont(font());
        int y = top;
        for (List<Key> row : rows) {
            int x = left + Look.PADDING;
            for (Key key : row) {
                paint(graphics, key, x, y + ROW / 2);
                x += key.width() + BETWEEN;
            }
            y += ROW;
        }
    }

    private static void paint(Graphics2D graphics, Key key, int x, int middle) {
        graphics.setColor(key.colour());
        if (key.marker().isPresent()) {
            graphics.setStroke(Look.line(5));
            graphics.drawLine(x, middle, x + LINE, middle);
            key.marker().get().paint(graphics, x + LINE / 2.0, middle, Look.MARKER);
        } else {
            graphics.fillRect(x, middle - SIGN / 2, SIGN, SIGN);
        }
        graphics.setColor(Look.INK);
        graphics.drawString(key.name(), x + key.sign() + GAP, middle + Math.round(Look.NORMAL * 0.36f));
    }
}
