package io.jackfield.report.school;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.report.ReportPeriod;
import io.jackfield.lib.school.Attendance;
import io.jackfield.lib.school.Mark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One period of several.
 *
 * @param attendance percent; NaN without lessons
 * @param marks their mean as percent of the best; NaN without marks
 */
record TrendPoint(ReportPeriod period, double attendance, double marks) {
    private static final int WEEKS = 8;
    private static final int MONTHS = 6;

    TrendPoint {
        requireNonNull(period, "period");
    }

    /** The periods up to and with this one, oldest first. */
    static List<ReportPeriod> periods(ReportPeriod last) {
        int count = last.kind() == ReportPeriod.Kind.WEEK ? WEEKS : MONTHS;
        List<ReportPeriod> periods = new ArrayList<>(List.of(last));
        while (periods.size() < count) {
            periods.addFirst(periods.getFirst().previous());
        }
        return periods;
    }

    static TrendPoint of(ReportPeriod period, List<Attendance> attendance, List<Mark> marks) {
        Predicate<LocalDate> isInside = day -> !day.isBefore(period.from()) && !day.isAfter(period.to());
        double there = attendance.stream()
                .filter(one -> isInside.test(one.day()))
                .mapToDouble(one -> one.isMissed() ? 0 : 100)
                .average()
                .orElse(Double.NaN);
        double level = marks.stream()
                .filter(one -> one.best() > 0 && isInside.test(one.day()))
                .mapToDouble(one -> 100 * one.value() / one.best())
                .average()
                .orElse(Double.NaN);
        return new TrendPoint(period, there, level);
    }
}
