package io.jackfield.command.report;

import io.jackfield.api.command.Request;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportPeriod.Kind;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Periods in the words of a user. */
final class Periods {
    private final Request request;
    private final LocalDate today;
    private final Locale locale;

    Periods(Request request, LocalDate today) {
        this.request = request;
        this.today = today;
        locale = Locale.of(request.sender().language());
    }

    /** A period that can be chosen with one touch. */
    record Near(String label, ReportPeriod period) {}

    /** The present and the last of each kind. */
    List<Near> near(Set<Kind> kinds) {
        List<Near> all = new ArrayList<>();
        for (Kind kind : List.of(Kind.DAY, Kind.WEEK, Kind.MONTH)) {
            if (kinds.contains(kind)) {
                ReportPeriod current = ReportPeriod.containing(kind, today);
                String name = kind.name().toLowerCase(Locale.ROOT);
                all.add(new Near(request.text("this." + name), current));
                all.add(new Near(request.text("last." + name), current.previous()));
            }
        }
        return all;
    }

    /** Such as {@code Jan 5, 2026 – Jan 11, 2026}, as the language writes it. */
    String words(ReportPeriod period) {
        if (period.kind() == Kind.MONTH) {
            return DateTimeFormatter.ofPattern(request.text("date.month"), locale)
                    .format(period.from());
        }
        DateTimeFormatter date =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        return period.from().equals(period.to())
                ? date.format(period.from())
                : date.format(period.from()) + " – " + date.format(period.to());
    }
}
