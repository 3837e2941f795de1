package io.jackfield.lib.sales;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The header {@code Retry-After} of an answer: seconds or a date. What is neither counts as absent. */
public final class RetryAfter {
    private static final String SECONDS = "\\d{1,7}";

    private RetryAfter() {}

    /** How long to wait from {@code now} on, zero or more; empty without the header. */
    public static Optional<Duration> in(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After")
                .map(String::strip)
                .flatMap(value -> value.matches(SECONDS)
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : until(value, now));
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then)).filter(wait -> !wait.isNegative());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
