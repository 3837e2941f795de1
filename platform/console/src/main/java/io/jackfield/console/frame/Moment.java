package io.jackfield.console.frame;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A moment as a page shows it.
 *
 * @param iso for machines
 * @param shown in the chosen zone, or in UTC until the browser has put its own
 * @param local whether the browser is to put its own zone
 */
public record Moment(String iso, String shown, boolean local) {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    static Moment of(Instant instant, Optional<ZoneId> zone) {
        return new Moment(
                instant.truncatedTo(ChronoUnit.SECONDS).toString(),
                SHOWN.format(instant.atZone(zone.orElse(ZoneOffset.UTC))),
                zone.isEmpty());
    }

    /** What hovering shows. */
    public String utc() {
        return iso.replace('T', ' ').replace("Z", " UTC");
    }
}
