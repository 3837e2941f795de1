package io.jackfield.report.sales;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.report.ReportPeriod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What happened in a period. People are counted once, whatever they did and on however many days.
 *
 * @param active people who did anything
 * @param joined people who came for the first time
 * @param viewed people who looked at a package
 * @param started people who began an application
 * @param sent people who made one
 * @param days what happened with each package, by day
 * @param sections how often each was opened, the most popular ones first
 */
record Figures(
        ReportPeriod period,
        long active,
        long joined,
        long viewed,
        long started,
        long sent,
        List<PackageDay> days,
        Map<String, Long> sections) {
    Figures {
        requireNonNull(period, "period");
        days = List.copyOf(days);
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }

    boolean isEmpty() {
        return active == 0 && days.isEmpty() && sections.isEmpty();
    }

    long views() {
        return sum(PackageDay::views);
    }

    long applications() {
        return sum(PackageDay::sent);
    }

    long won() {
        return sum(PackageDay::won);
    }

    private long sum(ToLongFunction<PackageDay> number) {
        return days.stream().mapToLong(number).sum();
    }
}
