package io.jackfield.report.sales;

import io.jackfield.api.PluginContext;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportPeriod.Kind;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.lib.charts.Chart;
import java.util.List;
import java.util.Map;
import org.pf4j.Extension;

/** The report {@code sales-daily}: one day, with a chart of the packages. */
@Extension
public final class DailyReport extends SalesReport {
    public DailyReport(PluginContext context) {
        super(context, ReportSpec.named("sales-daily", "daily.name", Kind.DAY));
    }

    @Override
    String title(Words words, ReportPeriod period) {
        return words.text("daily.title", words.day(period.from()));
    }

    @Override
    Chart chart(String title, Words words, Figures figures) {
        Map<String, PackageDay> packages = Counting.sums(figures.days(), PackageDay::packageId);
        if (packages.isEmpty()) {
            return bars(title, words, List.of(words.text("packages")), List.of(0L), List.of(0L));
        }
        return bars(
                title,
                words,
                packages.keySet().stream()
                        .limit(MOST_BARS)
                        .map(words::packageTitle)
                        .toList(),
                packages.values().stream()
                        .limit(MOST_BARS)
                        .map(PackageDay::views)
                        .toList(),
                packages.values().stream()
                        .limit(MOST_BARS)
                        .map(PackageDay::sent)
                        .toList());
    }
}
