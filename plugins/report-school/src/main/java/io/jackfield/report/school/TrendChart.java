package io.jackfield.report.school;

import io.jackfield.api.report.ReportPeriod;
import io.jackfield.lib.charts.Axes;
import io.jackfield.lib.charts.Chart;
import io.jackfield.lib.charts.LineChart;
import io.jackfield.lib.charts.Series;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Attendance and marks of the last weeks or months on one scale, in percent. */
final class TrendChart {
    private final ReportText text;

    TrendChart(ReportText text) {
        this.text = text;
    }

    Chart of(Content content) {
        List<TrendPoint> trend = content.trend();
        return LineChart.of(
                        text.text("chart.title", content.learner().name()),
                        trend.stream().map(point -> label(point.period())).toList(),
                        Series.of(
                                text.text("chart.attendance"),
                                trend.stream()
                                        .mapToDouble(TrendPoint::attendance)
                                        .toArray()),
                        Series.of(
                                text.text("chart.marks"),
                                trend.stream().mapToDouble(TrendPoint::marks).toArray()))
                .axes(Axes.named("", "%").between(0, 105).in(text.locale()));
    }

    private String label(ReportPeriod period) {
        String pattern = text.text(period.kind() == ReportPeriod.Kind.MONTH ? "chart.month" : "chart.day");
        return DateTimeFormatter.ofPattern(pattern, text.locale()).format(period.from());
    }
}
