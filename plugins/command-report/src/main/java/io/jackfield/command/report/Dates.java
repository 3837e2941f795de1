package io.jackfield.command.report;

import io.jackfield.api.report.ReportPeriod;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as users write them: {@code 01.09–15.09}, {@code 2026-09-01 2026-09-15}, or one of them alone. */
final class Dates {
    private static final Pattern DAY = Pattern.compile(
            "(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})|(?<d>\\d{1,2})[./](?<m>\\d{1,2})(?:[./](?<y>\\d{4}))?");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;–—-]*");
    private static final int LONGEST = 2 * 366;

    private Dates() {}

    /** A day, and whether its year was written. */
    private record Written(LocalDate day, boolean whole) {}

    /** The days that a text names; days without a year are the latest that have begun. Empty when it names none. */
    static Optional<ReportPeriod> read(String text, LocalDate today) {
        List<Written> written = new ArrayList<>();
        Matcher matcher = DAY.matcher(text);
        StringBuilder rest = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            rest.append(text, end, matcher.start());
            end = matcher.end();
            Optional<Written> day = day(matcher, today);
            if (day.isEmpty()) {
                return Optional.empty();
            }
            written.add(day.get());
        }
        rest.append(text.substring(end));
        boolean clean = BETWEEN.matcher(rest).matches();
        return clean && !written.isEmpty() && written.size() <= 2 ? period(written, today) : Optional.empty();
    }

    private static Optional<Written> day(Matcher found, LocalDate today) {
        try {
            if (found.group("year") != null) {
                return Optional.of(new Written(date(found, "year", "month", "day"), true));
            }
            if (found.group("y") != null) {
                return Optional.of(new Written(date(found, "y", "m", "d"), true));
            }
            return Optional.of(new Written(
                    LocalDate.of(
                            today.getYear(), Integer.parseInt(found.group("m")), Integer.parseInt(found.group("d"))),
                    false));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate date(Matcher found, String year, String month, String day) {
        return LocalDate.of(
                Integer.parseInt(found.group(year)),
                Integer.parseInt(found.group(month)),
                Integer.parseInt(found.group(day)));
    }

    private static Optional<ReportPeriod> period(List<Written> written, LocalDate today) {
        Written first = written.getFirst();
        Written last = written.getLast();
        LocalDate from = first.day();
        LocalDate to = last.day();
        if (!first.whole() && from.isAfter(today)) {
            from = from.minusYears(1);
            to = last.whole() ? to : to.minusYears(1);
        }
        if (!last.whole() && to.isBefore(from)) {
            to = to.plusYears(1);
        }
        boolean fits = !to.isBefore(from) && to.toEpochDay() - from.toEpochDay() < LONGEST;
        return fits ? Optional.of(ReportPeriod.between(from, to)) : Optional.empty();
    }
}
