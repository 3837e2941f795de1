package io.jackfield.lib.school;

import io.jackfield.api.report.ReportPeriod;
import io.jackfield.lib.school.Attendance.State;
import io.jackfield.lib.school.Figures.SubjectAverage;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What figures of one learner are made from, in order of days. */
record FigureSource(List<Attendance> attendance, List<Mark> marks, List<Progress> progress) {
    Figures of(ReportPeriod period, int daysWithoutGaps) {
        List<Attendance> lessons =
                attendance.stream().filter(one -> isIn(period, one.day())).toList();
        int missed = (int) lessons.stream().filter(Attendance::isMissed).count();
        int late =
                (int) lessons.stream().filter(one -> one.state() == State.LATE).count();
        List<Mark> given = marks.stream().filter(one -> isIn(period, one.day())).toList();
        double best = given.stream().mapToDouble(Mark::best).max().orElse(0);
        return new Figures(
                period,
                lessons.size(),
                missed,
                late,
                lessons.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(100.0 * (lessons.size() - missed) / lessons.size()),
                average(given, best),
                best,
                subjects(given, best),
                progressIn(period),
                daysWithoutGaps);
    }

    private static boolean isIn(ReportPeriod period, LocalDate day) {
        return !day.isBefore(period.from()) && !day.isAfter(period.to());
    }

    /** Where a school has several scales, the others are brought to the longest. */
    private static OptionalDouble average(Collection<Mark> marks, double best) {
        return marks.stream()
                .mapToDouble(mark -> mark.best() > 0 ? mark.value() / mark.best() * best : mark.value())
                .average();
    }

    private static List<SubjectAverage> subjects(List<Mark> marks, double best) {
        return marks.stream()
                .collect(Collectors.groupingBy(Mark::subject, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> new SubjectAverage(
                        one.getKey(),
                        average(one.getValue(), best).orElseThrow(),
                        one.getValue().size()))
                .toList();
    }

    private OptionalDouble progressIn(ReportPeriod period) {
        Map<String, Double> last = new HashMap<>();
        progress.stream().filter(one -> isIn(period, one.day())).forEach(one -> last.put(one.subject(), one.percent()));
        return last.values().stream().mapToDouble(Double::doubleValue).average();
    }
}
