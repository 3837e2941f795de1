package io.jackfield.host.admin;

import io.jackfield.host.billing.Term;
import io.jackfield.host.config.read.Units;
import io.jackfield.host.store.Cause;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
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

    static GrantOrder of(JsonObject body) {
        Optional<Duration> time = BodyFields.text(body, "for").map(GrantOrder::duration);
        Optional<String> until = BodyFields.text(body, "until");
        boolean forever = BodyFields.flag(body, "forever");
        long said = Stream.of(time.isPresent(), until.isPresent(), forever)
                .filter(Boolean::booleanValue)
                .count();
        if (said != 1) {
            throw BodyFields.refused("give exactly one of for, until and forever");
        }
        String plan = BodyFields.text(body, "plan")
                .orElseThrow(() -> BodyFields.refused("plan is missing; give the id of a plan"));
        return new GrantOrder(plan, time, until, cause(body), BodyFields.flag(body, "quiet"));
    }

    /** Who orders it, and why. */
    static Cause cause(JsonObject body) {
        return new Cause(
                "operator",
                BodyFields.text(body, "by").orElse(""),
                BodyFields.text(body, "reason").orElse(""));
    }

    /** @param zone in which a day ends */
    Term term(Instant now, ZoneId zone) {
        if (time.isPresent()) {
            return new Term.For(time.get());
        }
        if (until.isEmpty()) {
            return new Term.Forever();
        }
        Instant end = DayOrMoment.end("until", until.get(), zone);
        if (!end.isAfter(now)) {
            throw BodyFields.refused("until is '" + until.get() + "', which is past; give a day or a moment to come");
        }
        return new Term.Until(end);
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
        throw BodyFields.refused("for is '" + text + "'; use a time such as 30d or 12h, at most 3660d");
    }
}
