package io.jackfield.host.notice;

import io.jackfield.api.desk.NoticeDesk.QuietHours;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When quiet hours end for somebody; clock changes are those of their zone. */
public final class QuietTime {
    private QuietTime() {}

    /** The end of the quiet hours in which this moment lies; empty when it lies in none. */
    public static Optional<Instant> endFor(Optional<QuietHours> hours, Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        return hours.filter(quiet -> quiet.include(local.toLocalTime())).map(quiet -> {
            ZonedDateTime end = local.with(quiet.to());
            return (end.isAfter(local) ? end : local.plusDays(1).with(quiet.to())).toInstant();
        });
    }
}
