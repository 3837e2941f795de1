package io.jackfield.lib.openai;

import com.openai.core.http.Headers;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a service asks us to come back: in so many milliseconds or seconds, or at a moment. */
final class RetryAfter {
    private static final int THOUSAND = 3;

    private final Clock clock;

    RetryAfter(Clock clock) {
        this.clock = clock;
    }

    Optional<Duration> of(Headers headers) {
        return Failures.header(headers, "retry-after-ms")
                .flatMap(text -> duration(text, 0))
                .or(() -> Failures.header(headers, "retry-after").flatMap(this::secondsOrDate));
    }

    private Optional<Duration> secondsOrDate(String text) {
        return duration(text, THOUSAND).or(() -> untilDate(text));
    }

    private static Optional<Duration> duration(String text, int digitsToMillis) {
        return Optional.of(text)
                .filter(number -> number.matches("\\d{1,9}(\\.\\d{1,9})?"))
                .map(number -> new BigDecimal(number).movePointRight(digitsToMillis))
                .map(millis -> Duration.ofMillis(millis.longValue()));
    }

    private Optional<Duration> untilDate(String text) {
        try {
            Instant moment = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), moment);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
