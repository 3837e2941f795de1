package io.jackfield.host.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A plan that a user has by more than being there.
 *
 * @param until when it ends; absent when it does not
 */
public record SubscriptionRow(String plan, Instant begun, Optional<Instant> until, String source) {
    public boolean runsAt(Instant moment) {
        return until.filter(end -> !moment.isBefore(end)).isEmpty();
    }
}
