package io.jackfield.lib.charts;

import io.jackfield.lib.charts.Axes.Range;
import io.jackfield.lib.charts.Legend.Key;
import java.awt.Font;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.markers.Marker;

/** Lines and bars, drawn by XChart. */
final class RowsPicture {
    /** About as much as the numbers at the side leave. */
    private static final double PLOT_WIDTH = 1_000;

    private static final double LONGEST_LABEL = 230;
    private static final double AXIS_TITLE = 520;
    /** How much of a label's place its bars take. */
    private static final double BARS = 0.78;
    /** From so many labels on, marks would hide the line. */
    private static final int MANY = 60;

    private final CategoryChart chart;
    private final CategoryStyler styler;
    private final NumberFormat format;
    private boolean onlyWhole = true;

    private RowsPicture(int width, int height, Axes axes) {
        chart = new CategoryChart(width, height);
        styler = chart.getStyler();
        format = NumberFormat.getNumberInstance(axes.locale());
        format.setMaximumFractionDigits(2);
        Look.apply(chart);
        frame(axes);
    }

    static Picture lines(LineChart lines) {
        return new Picture(lines.title(), legend(lines.series(), true), false, (width, height) -> {
            RowsPicture picture = new RowsPicture(width, height, lines.axes());
            picture.styler.setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
            picture.styler.setMarkerSize(lines.labels().size() > MANY ? Look.MARKER / 4 : Look.MARKER);
            // or the lines would stand beside each other, as bars do
            picture.styler.setOverlapped(true);
            picture.range(lines.axes().range().orElseGet(() -> Rows.range(lines.series(), false)));
            picture.fill(lines.labels(), lines.series());
            return picture.chart;
        });
    }

    static Picture bars(BarChart bars) {
        return new Picture(bars.title(), legend(bars.series(), false), false, (width, height) -> {
            RowsPicture picture = new RowsPicture(width, height, bars.axes());
            picture.styler.setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Bar);
            picture.styler.setAvailableSpaceFill(BARS);
            picture.range(bars.axes().range().orElseGet(() -> Rows.range(bars.series(), true)));
            picture.fill(bars.labels(), bars.series());
            picture.numbers(bars);
            return picture.chart;
        });
    }

    /** One series without a name needs none. */
    private static Legend legend(List<Series> series, boolean lines) {
        if (series.size() == 1 && series.getFirst().name().isBlank()) {
            return Legend.none();
        }
        List<Key> keys = new ArrayList<>();
        for (Series one : series) {
            int index = keys.size();
            Optional<Marker> marker = lines ? Optional.of(Look.marker(index)) : Optional.empty();
            keys.add(new Key(one.name(), Look.colour(index), marker));
        }
        return Legend.below(keys);
    }

    private void fill(List<String> labels, List<Series> series) {
        Font font = Letters.regular(Look.SMALL);
        List<String> places = new ArrayList<>();
        labels.forEach(label -> places.add(Letters.fitting(label, font, LONGEST_LABEL)));
        for (int index = 0; index < series.size(); index++) {
            List<Double> values = new ArrayList<>();
            series.get(index).values().forEach(value -> values.add(value.isNaN() ? null : value));
            onlyWhole &=
                    series.get(index).values().stream().allMatch(value -> value.isNaN() || value == Math.rint(value));
            CategorySeries drawn = chart.addSeries("series " + index, places, values);
            drawn.setFillColor(Look.colour(index));
            drawn.setLineColor(Look.colour(index));
            drawn.setLineStyle(Look.line(5));
            drawn.setMarkerColor(Look.colour(index));
            drawn.setMarker(Look.marker(index));
        }
        turn(places);
    }

    private void frame(Axes axes) {
        Font font = Letters.regular(Look.NORMAL);
        chart.setXAxisTitle(Letters.fitting(axes.across(), font, PLOT_WIDTH));
        chart.setYAxisTitle(Letters.fitting(axes.up(), font, AXIS_TITLE));
        styler.setXAxisTitleVisible(!axes.across().isBlank());
        styler.setYAxisTitleVisible(!axes.up().isBlank());
        styler.setAxisTitleFont(font);
        styler.setAxisTickLabelsFont(Letters.regular(Look.SMALL));
        styler.setAxisTickLabelsColor(Look.INK);
        styler.setAxisTickMarksColor(Look.GRID);
        styler.setAxisTickMarksStroke(Look.line(2));
        styler.setAxisTickPadding(10);
        styler.setAxisTitlePadding(20);
        styler.setYAxisLabelAlignment(TextAlignment.Right);
        styler.setAxisTicksLineVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(Look.GRID);
        styler.setPlotGridLinesStroke(Look.line(2));
        styler.setYAxisTickMarkSpacingHint(90);
        styler.setYAxisTickLabelsFormattingFunction(value -> tick(value, onlyWhole, format));
    }

    /** What is counted comes in whole numbers: nobody sends one and a half applications. */
    static String tick(double value, boolean onlyWhole, NumberFormat format) {
        return onlyWhole && value != Math.rint(value) ? "" : format.format(value);
    }

    private void range(Range range) {
        styler.setYAxisMin(range.low());
        styler.setYAxisMax(range.high());
    }

    /** Labels beside each other where they find room, else turned; where they still do not, some are left out. */
    private void turn(List<String> labels) {
        double widest = widest(labels);
        double place = PLOT_WIDTH / labels.size();
        boolean turned = widest > place * 0.92 && (widest > PLOT_WIDTH / 8 || labels.size() <= 20);
        styler.setXAxisLabelRotation(turned ? 45 : 0);
        // a turned label ends below its place
        styler.setXAxisLabelAlignment(turned ? TextAlignment.Right : TextAlignment.Centre);
        styler.setXAxisLabelAlignmentVertical(TextAlignment.Right);
        styler.setXAxisTickMarkSpacingHint((int) (turned ? Look.SMALL * 1.5 : widest + Look.SMALL));
    }

    private static double widest(List<String> texts) {
        Font font = Letters.regular(Look.SMALL);
        return texts.stream()
                .mapToDouble(text -> Letters.width(text, font))
                .max()
                .orElse(0);
    }

    /** Above each bar its number, where all of them find room. */
    private void numbers(BarChart bars) {
        List<String> numbers = bars.series().stream()
                .flatMap(series -> series.values().stream())
                .filter(value -> !value.isNaN())
                .map(format::format)
                .toList();
        double bar = PLOT_WIDTH * BARS / bars.labels().size() / bars.series().size();
        styler.setLabelsVisible(widest(numbers) < bar);
        styler.setLabelsPosition(1.2);
        styler.setLabelsFont(Letters.regular(Look.SMALL));
        styler.setLabelsFontColor(Look.INK);
        styler.setLabelsFontColorAutomaticEnabled(false);
    }
}
