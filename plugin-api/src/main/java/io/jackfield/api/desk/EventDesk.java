package io.jackfield.api.desk;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happened, outside of a request; inside one use {@code request.record}, which is stored together with the reply.
 */
@Experimental
public interface EventDesk {
    /**
     * Stores it and returns.
     *
     * @throws io.jackfield.api.JackfieldException with {@code NOT_FOUND} when no such bot runs here
     */
    void record(Event event);

    /**
     * How often something happened in a bot, by day, name and value, in this order; groups without events are left out.
     * For reports: it may take seconds.
     */
    List<Count> count(String bot, Query query);

    /** How many different people did any of this: whoever came on three days counts once. It may take seconds. */
    long people(String bot, Span span);

    /**
     * Those who did any of this, whoever did so last first. It may take seconds.
     *
     * @param after the last one of the page before; absent for the first page
     * @param most up to 1000
     */
    List<Activity> activity(String bot, Span span, Optional<Activity> after, int most);

    /**
     * What is looked at.
     *
     * @param names of events, at least one
     * @param from the first moment
     * @param to the first moment that does not belong to it any more
     */
    record Span(Set<String> names, Instant from, Instant to) {
        public Span {
            names = Set.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("the span names no event; name one or more");
            }
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("the span ends at " + to + ", before it begins at " + from);
            }
        }
    }

    /**
     * What one person did.
     *
     * @param first when they did the first of it within the span
     * @param last when they did the last
     * @param number how often
     */
    record Activity(long person, Instant first, Instant last, long number) {
        public Activity {
            requireNonNull(first, "first");
            requireNonNull(last, "last");
        }
    }

    /**
     * What to count.
     *
     * @param names of events, at least one
     * @param from the first moment
     * @param to the first moment that is not counted any more
     * @param zone in which days begin
     * @param byFact the fact by whose values events are told apart
     * @param distinctPeople whether people are counted instead of events
     */
    record Query(
            Set<String> names, Instant from, Instant to, ZoneId zone, Optional<String> byFact, boolean distinctPeople) {
        public Query {
            names = Set.copyOf(names);
            requireNonNull(zone, "zone");
            requireNonNull(byFact, "byFact");
            if (names.isEmpty()) {
                throw new IllegalArgumentException("the query names no event; name one or more");
            }
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("the query ends at " + to + ", before it begins at " + from);
            }
        }
    }

    /**
     * One group.
     *
     * @param value of the fact that was asked for; empty for events without it, and when none was asked for
     */
    record Count(LocalDate day, String name, String value, long number) {}
}
