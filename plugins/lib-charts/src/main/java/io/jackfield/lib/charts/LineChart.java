package io.jackfield.lib.charts;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Lines with a mark at each value, for what changes over time: marks of a learner beside those of the class.
 *
 * @param labels 1 to 366, from left to right; where not all find room, some are left out
 * @param series 1 to 8, each with as many values as there are labels
 */
public record LineChart(String title, List<String> labels, List<Series> series, Axes axes) implements Chart {
    public LineChart {
        requireNonNull(title, "title");
        requireNonNull(axes, "axes");
        labels = List.copyOf(labels);
        series = List.copyOf(series);
        Rows.check(title, labels, series);
    }

    public static LineChart of(String title, List<String> labels, Series... series) {
        return new LineChart(title, labels, List.of(series), Axes.unnamed());
    }

    public LineChart axes(Axes chosen) {
        return new LineChart(title, labels, series, chosen);
    }

    @Override
    public byte[] png() throws InterruptedException {
        return Drawing.png(() -> RowsPicture.lines(this));
    }
}
