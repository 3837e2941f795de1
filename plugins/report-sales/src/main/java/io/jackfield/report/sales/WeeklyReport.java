package io.jackfield.report.sales;

import io.jackfield.api.PluginContext;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportPeriod.Kind;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.lib.charts.Chart;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pf4j.Extension;

/** The report {@code sales-weekly}: a week from Monday to Sunday, with a chart of its days. */
@Extension
public final class WeeklyReport extends SalesReport {
    private static final int DAYS = 7;

    public WeeklyReport(PluginContext context) {
        super(context, ReportSpec.named("sales-weekly", "weekly.name", Kind.WEEK));
    }

    @Override
    String title(Words words, ReportPeriod period) {
        return words.text("weekly.title", words.day(period.from()), words.day(period.to()));
    }

    @Override
    Chart chart(String title, Words words, Figures figures) {
        LocalDate monday = figures.period().from();
        List<LocalDate> days = monday.datesUntil(monday.plusDays(DAYS)).toList();
        Map<LocalDate, PackageDay> sums = Counting.sums(figures.days(), PackageDay::day);
        return bars(
                title,
                words,
                days.stream().map(words::shortDay).toList(),
                numbers(days, sums, PackageDay::views),
                numbers(days, sums, PackageDay::sent));
    }

    private static List<Long> numbers(
            List<LocalDate> days, Map<LocalDate, PackageDay> sums, Function<PackageDay, Long> number) {
        return days.stream()
                .map(day -> Optional.ofNullable(sums.get(day)).map(number).orElse(0L))
                .toList();
    }
}
