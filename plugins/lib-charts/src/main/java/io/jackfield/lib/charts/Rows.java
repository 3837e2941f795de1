package io.jackfield.lib.charts;

import io.jackfield.lib.charts.Axes.Range;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** What charts with labels and series have in common. */
final class Rows {
    private static final int MOST_LABELS = 366;
    private static final int MOST_SERIES = 8;
    /** Room above the highest value and below the lowest, as a share of what lies between. */
    private static final double ROOM = 0.08;

    private Rows() {}

    static void check(String title, List<String> labels, List<Series> series) {
        if (labels.isEmpty() || labels.size() > MOST_LABELS) {
            throw wrong(title, labels.size() + " labels; use 1 to " + MOST_LABELS);
        }
        if (series.isEmpty() || series.size() > MOST_SERIES) {
            throw wrong(title, series.size() + " series; use 1 to " + MOST_SERIES);
        }
        if (series.stream().map(Series::name).distinct().count() < series.size()) {
            throw wrong(title, "two series of the same name");
        }
        series.stream()
                .filter(one -> one.values().size() != labels.size())
                .findFirst()
                .ifPresent(one -> {
                    throw wrong(
                            title,
                            labels.size() + " labels and " + one.values().size() + " values in the series '"
                                    + one.name() + "'; use NaN where there is none");
                });
    }

    private static IllegalArgumentException wrong(String title, String what) {
        return new IllegalArgumentException("chart '" + title + "' has " + what);
    }

    /** From where to where the values go, with some room; zero belongs to it when {@code fromZero}. */
    static Range range(List<Series> series, boolean fromZero) {
        DoubleSummaryStatistics values = series.stream()
                .flatMap(one -> one.values().stream())
                .filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        if (values.getCount() == 0) {
            return new Range(0, 1);
        }
        double low = fromZero ? Math.min(0, values.getMin()) : values.getMin();
        double high = fromZero ? Math.max(0, values.getMax()) : values.getMax();
        double room = high > low ? (high - low) * ROOM : Math.max(1, Math.abs(high) * ROOM);
        return new Range(fromZero && low == 0 ? 0 : low - room, fromZero && high == 0 && low < 0 ? 0 : high + room);
    }
}
