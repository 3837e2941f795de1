package io.jackfield.lib.charts;

import io.jackfield.lib.charts.Legend.Key;
import io.jackfield.lib.charts.RingChart.Slice;
import java.awt.Color;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.PieChart;
import org.knowm.xchart.PieSeries.PieSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.PieStyler;
import org.knowm.xchart.style.PieStyler.ClockwiseDirectionType;

/** Rings, drawn by XChart. */
final class RingPicture {
    private static final int LEGEND_WIDTH = 500;
    private static final double THICKNESS = 0.38;
    private static final double THIN = 0.25;
    /** Below this share of the ring a percentage finds no room. */
    private static final double SMALLEST_LABEL = 0.04;

    private final RingChart ring;
    private final double whole;

    private RingPicture(RingChart ring) {
        this.ring = ring;
        whole = ring.slices().stream().mapToDouble(Slice::value).sum();
    }

    static Picture of(RingChart ring) {
        RingPicture picture = new RingPicture(ring);
        return new Picture(ring.title(), picture.legend(), true, picture::plot);
    }

    private Legend legend() {
        if (ring.isProgress()) {
            return Legend.none();
        }
        NumberFormat format = NumberFormat.getNumberInstance(ring.locale());
        format.setMaximumFractionDigits(2);
        List<Key> keys = new ArrayList<>();
        for (Slice slice : ring.slices()) {
            String line = slice.name() + " — " + format.format(slice.value());
            keys.add(new Key(line, Look.colour(keys.size()), Optional.empty()));
        }
        return Legend.beside(keys, LEGEND_WIDTH);
    }

    private IChart plot(int width, int height) {
        PieChart chart = new PieChart(width, height);
        Look.apply(chart);
        for (int index = 0; index < ring.slices().size(); index++) {
            Slice slice = ring.slices().get(index);
            chart.addSeries("slice " + index, whole == 0 ? 1 : slice.value()).setFillColor(colour(slice, index));
        }
        PieStyler styler = chart.getStyler();
        styler.setDefaultSeriesRenderStyle(PieSeriesRenderStyle.Donut);
        styler.setDonutThickness(ring.isProgress() ? THIN : THICKNESS);
        styler.setClockwiseDirectionType(ClockwiseDirectionType.CLOCKWISE);
        styler.setPlotContentSize(0.95);
        // XChart draws borders the other way round
        styler.setSliceBorderWidth(0);
        percentages(styler);
        styler.setSumVisible(!ring.middle().isBlank());
        styler.setSumFormat(ring.middle().replace("%", "%%"));
        styler.setSumFont(Letters.bold(ring.isProgress() ? 110 : 54));
        return chart;
    }

    /** Of nothing there are no parts: the ring is there, and pale. */
    private Color colour(Slice slice, int index) {
        return whole == 0 || slice.name().equals(RingChart.REST) ? Look.PALE : Look.colour(index);
    }

    private void percentages(PieStyler styler) {
        NumberFormat format = NumberFormat.getPercentInstance(ring.locale());
        styler.setLabelsVisible(!ring.isProgress() && whole > 0);
        // or the function below is not asked
        styler.setLabelType(null);
        styler.setCustomSeriesLabelFunction(series -> {
            double share = series.getValue().doubleValue() / whole;
            return share < SMALLEST_LABEL ? " " : format.format(share);
        });
        styler.setForceAllLabelsVisible(true);
        styler.setLabelsDistance(1 - THICKNESS / 2);
        styler.setLabelsFont(Letters.bold(Look.NORMAL));
        styler.setLabelsFontColor(Color.WHITE);
        styler.setLabelsFontColorAutomaticEnabled(false);
    }
}
