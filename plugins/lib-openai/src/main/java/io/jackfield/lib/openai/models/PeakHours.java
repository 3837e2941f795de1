package io.jackfield.lib.openai.models;

import io.jackfield.api.PluginConfig;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hours in which everything costs more.
 *
 * @param factor what prices are multiplied by
 * @param zone whose clock counts
 * @param days on which there is a peak at all
 * @param spans times of such a day
 * @param holidays days without a peak
 */
public record PeakHours(
        BigDecimal factor, ZoneId zone, Set<DayOfWeek> days, List<Span> spans, Set<LocalDate> holidays) {
    public PeakHours {
        days = Set.copyOf(days);
        spans = List.copyOf(spans);
        holidays = Set.copyOf(holidays);
    }

    /** From one time of the day, inclusive, to a later one, exclusive. */
    public record Span(LocalTime from, LocalTime to) {
        private boolean contains(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    static Optional<PeakHours> from(PluginConfig peak) {
        if (peak.keys().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PeakHours(
                Values.price(peak, "factor", BigDecimal.ONE),
                zone(peak.text("zone", "UTC")),
                peak.texts("days").stream()
                        .map(PeakHours::day)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class))),
                peak.texts("hours").stream().map(PeakHours::span).toList(),
                peak.texts("holidays").stream().map(PeakHours::date).collect(Collectors.toSet())));
    }

    boolean contain(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        return days.contains(there.getDayOfWeek())
                && !holidays.contains(there.toLocalDate())
                && spans.stream().anyMatch(span -> span.contains(there.toLocalTime()));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Values.invalid("peak.zone", name, "a time zone such as Asia/Shanghai", e);
        }
    }

    private static DayOfWeek day(String name) {
        try {
            return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Values.invalid("peak.days", name, "days such as monday", e);
        }
    }

    private static Span span(String text) {
        String[] ends = text.split("-", 2);
        try {
            Span span = new Span(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[ends.length - 1].strip()));
            if (span.from().isBefore(span.to())) {
                return span;
            }
        } catch (DateTimeException e) {
            throw Values.invalid("peak.hours", text, "times such as 09:00-12:00", e);
        }
        throw Values.invalid("peak.hours", text, "times such as 09:00-12:00, the later one last", null);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Values.invalid("peak.holidays", text, "days such as 2027-01-01", e);
        }
    }
}
