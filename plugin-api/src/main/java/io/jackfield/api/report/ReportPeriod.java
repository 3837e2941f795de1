package io.jackfield.api.report;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The days that a report is about.
 *
 * @param from first day
 * @param to last day, included
 */
@Experimental
public record ReportPeriod(Kind kind, LocalDate from, LocalDate to) {
    public ReportPeriod {
        requireNonNull(kind, "kind");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the period ends on " + to + ", before it starts on " + from);
        }
    }

    /** How long it is and where it begins. */
    public enum Kind {
        DAY,
        /** From Monday to Sunday. */
        WEEK,
        MONTH,
        /** Any days. */
        RANGE
    }

    /** The day, week or month that this day is in; for {@link Kind#RANGE} the day alone. */
    public static ReportPeriod containing(Kind kind, LocalDate day) {
        return switch (kind) {
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new ReportPeriod(kind, monday, monday.plusDays(6));
            }
            case MONTH -> new ReportPeriod(kind, day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
            case DAY, RANGE -> new ReportPeriod(kind, day, day);
        };
    }

    public static ReportPeriod between(LocalDate from, LocalDate to) {
        return new ReportPeriod(Kind.RANGE, from, to);
    }

    /** The one before: of the same kind, or as many days for {@link Kind#RANGE}. */
    public ReportPeriod previous() {
        LocalDate last = from.minusDays(1);
        return kind == Kind.RANGE
                ? new ReportPeriod(kind, last.minusDays(to.toEpochDay() - from.toEpochDay()), last)
                : containing(kind, last);
    }

    /** As tables and logs have it: {@code week:2026-01-05}, and {@code range:2026-01-05:2026-01-09}. */
    public String key() {
        String begin = kind.name().toLowerCase(Locale.ROOT) + ":" + from;
        return kind == Kind.RANGE ? begin + ":" + to : begin;
    }

    /**
     * The period with this {@link #key}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ReportPeriod ofKey(String key) {
        List<String> parts = Arrays.asList(key.split(":", -1));
        try {
            Kind kind = Kind.valueOf(parts.getFirst().toUpperCase(Locale.ROOT));
            LocalDate from = LocalDate.parse(parts.get(1));
            ReportPeriod period =
                    kind == Kind.RANGE ? between(from, LocalDate.parse(parts.get(2))) : containing(kind, from);
            if (period.key().equals(key)) {
                return period;
            }
        } catch (IllegalArgumentException | DateTimeParseException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("'" + key + "' is no period; one is week:2026-01-05", e);
        }
        throw new IllegalArgumentException("'" + key + "' is no period; one is week:2026-01-05");
    }
}
