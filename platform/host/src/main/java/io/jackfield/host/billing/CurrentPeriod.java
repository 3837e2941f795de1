package io.jackfield.host.billing;

import io.jackfield.api.desk.BillingDesk.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The day or month that it is in a time zone.
 *
 * @param name under which usage is kept: {@code 2026-01-05}, {@code 2026-01} or {@code ever}
 * @param end when the next one begins; absent for {@link Period#EVER}
 */
public record CurrentPeriod(String name, Optional<Instant> end) {
    /** Days are those of the calendar, with 23 or 25 hours where clocks change. */
    public static CurrentPeriod of(Period period, Instant now, ZoneId zone) {
        return switch (period) {
            case DAY -> {
                LocalDate day = LocalDate.ofInstant(now, zone);
                yield new CurrentPeriod(day.toString(), Optional.of(begin(day.plusDays(1), zone)));
            }
            case MONTH -> {
                YearMonth month = YearMonth.from(LocalDate.ofInstant(now, zone));
                LocalDate next = month.plusMonths(1).atDay(1);
                yield new CurrentPeriod(month.toString(), Optional.of(begin(next, zone)));
            }
            case EVER -> new CurrentPeriod("ever", Optional.empty());
        };
    }

    private static Instant begin(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
