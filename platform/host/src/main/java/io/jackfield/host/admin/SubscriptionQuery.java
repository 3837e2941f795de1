package io.jackfield.host.admin;

import io.jackfield.host.config.read.Units;
import io.jackfield.host.store.SubscriptionListTable.Filter;
import io.jackfield.host.store.SubscriptionListTable.Place;
import io.jackfield.host.store.SubscriptionListTable.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which subscriptions an operator wants to see, by the query of the call.
 *
 * @param after the place after which the page begins
 * @param most how many of them
 */
record SubscriptionQuery(Filter filter, Place after, int most) {
    private static final int USUAL = 50;
    private static final int LARGEST = 500;
    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final String NEVER = "never";

    /** @param zone in which days begin and end */
    static SubscriptionQuery of(AdminRequest request, ZoneId zone, Instant now) {
        Optional<Instant> soon = request.query("within").map(text -> now.plus(duration(text)));
        Optional<Instant> from = request.query("from").map(text -> DayOrMoment.beginning("from", text, zone));
        Optional<Instant> to = request.query("to").map(text -> DayOrMoment.end("to", text, zone));
        if (soon.isPresent() && (from.isPresent() || to.isPresent())) {
            throw BodyFields.refused("give within, or from and to");
        }
        Filter filter = new Filter(
                states(request.query("state").orElse("current")),
                request.query("plan"),
                request.query("user").map(text -> request.number("user", 1L, Long.MAX_VALUE, 0L)),
                soon.map(end -> now).or(() -> from),
                soon.or(() -> to),
                soon.isPresent());
        return new SubscriptionQuery(
                filter,
                request.query("after").map(SubscriptionQuery::place).orElse(Place.START),
                request.number("limit", 1, LARGEST, USUAL));
    }

    private static Set<State> states(String word) {
        return switch (word) {
            case "current" -> State.CURRENT;
            case "all" -> Set.of(State.values());
            case String one ->
                Set.of(Arrays.stream(State.values())
                        .filter(state -> word(state).equals(one))
                        .findFirst()
                        .orElseThrow(() -> BodyFields.refused("state is '" + one + "'; use current, all or one of "
                                + Arrays.stream(State.values())
                                        .map(SubscriptionQuery::word)
                                        .collect(Collectors.joining(", ")))));
        };
    }

    /** As the API and files write it. */
    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
        throw BodyFields.refused("within is '" + text + "'; use a time such as 7d or 12h, at most 3660d");
    }

    /** A place as the page before said it. */
    private static Place place(String text) {
        String[] parts = text.split("_", 2);
        try {
            return new Place(
                    parts[0].equals(NEVER) ? Optional.empty() : Optional.of(Instant.parse(parts[0])),
                    Long.parseLong(parts[1]));
        } catch (RuntimeException e) {
            throw BodyFields.refused("after is '" + text + "'; use what the page before gave as after");
        }
    }

    static String word(Place place) {
        return place.until().map(Instant::toString).orElse(NEVER) + "_" + place.id();
    }
}
