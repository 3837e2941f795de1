package io.jackfield.api.event;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.time.Instant;

/**
 * An event as a listener gets it.
 *
 * @param id tells it apart from every other of this host and is the same each time it is delivered: an idempotence key
 *     for the other side. Up to 64 characters
 * @param at when it was recorded
 */
@Experimental
public record HeardEvent(String id, Instant at, Event event) {
    public HeardEvent {
        requireNonNull(id, "id");
        requireNonNull(at, "at");
        requireNonNull(event, "event");
    }
}
