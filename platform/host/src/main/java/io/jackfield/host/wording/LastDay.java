package io.jackfield.host.wording;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** The day up to which somebody has something. */
public final class LastDay {
    private LastDay() {}

    /** The last day, at least part of which is theirs, as people of a language write it. */
    public static String of(Instant end, String language, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language))
                .format(end.minus(Duration.ofSeconds(1)).atZone(zone));
    }
}
