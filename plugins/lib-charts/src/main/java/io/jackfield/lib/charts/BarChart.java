package io.jackfield.lib.charts;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Bars from zero, those of one label side by side, for what is compared: sales of two months by kind.
 *
 * @param labels 1 to 366, from left to right; where not all find room, some are left out
 * @param series 1 to 8, each with as many values as there are labels
 */
public record BarChart(String title, List<String> labels, List<Series> series, Axes axes) implements Chart {
    public BarChart {
        requireNonNull(title, "title");
        requireNonNull(axes, "axes");
        labels = List.copyOf(labels);
        series = List.copyOf(series);
        Rows.check(title, labels, series);
    }

    public static BarChart of(String title, List<String> labels, Series... series) {
        return new BarChart(title, labels, List.of(series), Axes.unnamed());
    }

    public BarChart axes(Axes chosen) {
        return new BarChart(title, labels, series, chosen);
    }

    @Override
    public byte[] png() throws InterruptedException {
        return Drawing.png(() -> RowsPicture.bars(this));
    }
}
