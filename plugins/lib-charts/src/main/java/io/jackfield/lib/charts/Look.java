package io.jackfield.lib.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How all charts look: a third of these pixels are left on a phone, so letters are large and lines thick. */
final class Look {
    static final Color INK = new Color(0x22, 0x26, 0x2B);
    static final Color GRID = new Color(0xDD, 0xE1, 0xE6);
    static final Color PALE = new Color(0xE6, 0xE9, 0xED);
    static final float SMALL = 26;
    static final float NORMAL = 30;
    static final float TITLE = 42;
    static final float LONG_TITLE = 34;
    static final int MARKER = 16;
    static final int PADDING = 24;

    /** Told apart by people who see no red or no green, too (Okabe and Ito). */
    private static final Color[] COLOURS = {
        new Color(0x00, 0x72, 0xB2),
        new Color(0xE6, 0x7E, 0x00),
        new Color(0x00, 0x9E, 0x73),
        new Color(0xCC, 0x79, 0xA7),
        new Color(0x56, 0xB4, 0xE9),
        new Color(0xB0, 0x3A, 0x2E),
        new Color(0x6B, 0x6F, 0x76),
        new Color(0xC9, 0xB5, 0x00)
    };

    private static final Marker[] MARKERS = {
        SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP,
        SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_DOWN
    };

    private Look() {}

    static BasicStroke line(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static Color colour(int series) {
        return COLOURS[series % COLOURS.length];
    }

    static Marker marker(int series) {
        return MARKERS[series % MARKERS.length];
    }

    /** What surrounds the plot is drawn by {@link Picture}. */
    static void apply(Chart<?, ?> chart) {
        Styler styler = chart.getStyler();
        styler.setBaseFont(Letters.regular(NORMAL));
        styler.setChartTitleVisible(false);
        styler.setLegendVisible(false);
        styler.setChartPadding(PADDING);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setChartFontColor(INK);
        styler.setAntiAlias(true);
    }
}
