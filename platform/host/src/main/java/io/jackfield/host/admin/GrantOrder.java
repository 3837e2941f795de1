package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.billing.Term;
import io.jackfield.host.config.Units;
import io.jackfield.host.store.Cause;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A grant as an operator asks for it.
 *
 * @param time for how long, if that is what they say
 * @param until up to and with this day, or up to this moment, if that is
 * @param quiet whether the user is not told
 */
record GrantOrder(String plan, Optional<Duration> time, Optional<String> until, Cause cause, boolean quiet) {
    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final int LONGEST_TEXT = 500;

    static GrantOrder of(JsonObject body) {
        Optional<Duration> time = text(body, "for").map(GrantOrder::duration);
        Optional<String> until = text(body, "until");
        boolean forever = flag(body, "forever");
        long said = Stream.of(time.isPresent(), until.isPresent(), forever)
                .filter(Boolean::booleanValue)
                .count();
        if (said != 1) {
            throw refused("give exactly one of for, until and forever");
        }
        String plan = text(body, "plan").orElseThrow(() -> refused("plan is missing; give the id of a plan"));
        return new GrantOrder(plan, time, until, cause(body), flag(body, "quiet"));
    }

    /** Who orders it, and why. */
    static Cause cause(JsonObject body) {
        return new Cause(
                "operator", text(body, "by").orElse(""), text(body, "reason").orElse(""));
    }

    /** @param zone in which a day ends */
    Term term(Instant now, ZoneId zone) {
        if (time.isPresent()) {
            return new Term.For(time.get());
        }
        if (until.isEmpty()) {
            return new Term.Forever();
        }
        Instant end = moment(until.get(), zone);
        if (!end.isAfter(now)) {
            throw refused("until is '" + until.get() + "', which is past; give a day or a moment to come");
        }
        return new Term.Until(end);
    }

    private static Instant moment(String text, ZoneId zone) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw refused("until is '" + text + "'; use a day such as 2026-12-31 or a moment such as"
                    + " 2026-12-31T18:00:00Z");
        }
    }

    private static Duration duration(String text) {
        try {
            Duration time = Units.duration(text);
            if (!time.isZero() && time.compareTo(LONGEST) <= 0) {
                return time;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw refused("for is '" + text + "'; use a time such as 30d or 12h, at most 3660d");
    }

    private static Optional<String> text(JsonObject body, String key) {
        Object value = body.getValue(key);
        if (value == null || value.equals("")) {
            return Optional.empty();
        }
        if (value instanceof String text && text.length() <= LONGEST_TEXT) {
            return Optional.of(text);
        }
        throw refused(key + " is no text of up to " + LONGEST_TEXT + " characters");
    }

    private static boolean flag(JsonObject body, String key) {
        Object value = body.getValue(key, false);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw refused(key + " is '" + value + "'; use true or false");
    }

    private static JackfieldException refused(String message) {
        return new JackfieldException(StandardError.REQUEST_REJECTED, message);
    }
}
