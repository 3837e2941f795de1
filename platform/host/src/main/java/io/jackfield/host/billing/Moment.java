package io.jackfield.host.billing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * When somebody's plans change, and where they are.
 *
 * @param now as exact as the database keeps it
 * @param zone in which their days and months turn
 */
public record Moment(Instant now, ZoneId zone) {
    public Moment {
        now = now.truncatedTo(ChronoUnit.MICROS);
        requireNonNull(zone, "zone");
    }

    /** A month after 31 January is the end of February. */
    Instant after(Instant begin, Period period) {
        return begin.atZone(zone).plus(period).toInstant();
    }
}
