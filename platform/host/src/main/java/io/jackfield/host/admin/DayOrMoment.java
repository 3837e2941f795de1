package io.jackfield.host.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Times as operators write them: a day of the bot's, such as {@code 2026-12-31}, or a moment, such as
 * {@code 2026-12-31T18:00:00Z}.
 */
final class DayOrMoment {
    private DayOrMoment() {}

    /**
     * The beginning of the day, or the moment.
     *
     * @param key how the field is called, for the refusal
     */
    static Instant beginning(String key, String text, ZoneId zone) {
        return read(key, text, zone, 0);
    }

    /** The end of the day, or the moment. */
    static Instant end(String key, String text, ZoneId zone) {
        return read(key, text, zone, 1);
    }

    private static Instant read(String key, String text, ZoneId zone, int days) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw BodyFields.refused(key + " is '" + text + "'; use a day such as 2026-12-31 or a moment such as"
                    + " 2026-12-31T18:00:00Z");
        }
    }
}
