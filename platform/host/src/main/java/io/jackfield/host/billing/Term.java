package io.jackfield.host.billing;

import io.jackfield.host.store.SubscriptionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a plan is given. */
public sealed interface Term {
    /** So long from now, or from the end of the same plan where that still runs. */
    record For(Duration time) implements Term {}

    /** Up to a moment, whatever runs now. */
    record Until(Instant end) implements Term {}

    /** Until somebody takes it back. */
    record Forever() implements Term {}

    /** When a plan that is given now ends; empty for never. */
    default Optional<Instant> end(String plan, Optional<SubscriptionRow> running, Instant now) {
        Optional<SubscriptionRow> same = running.filter(row -> row.plan().equals(plan) && row.runsAt(now));
        return switch (this) {
            case Forever forever -> Optional.empty();
            case Until(Instant end) -> Optional.of(end);
            case For(Duration time) when same.isPresent() -> same.get().until().map(end -> end.plus(time));
            case For(Duration time) -> Optional.of(now.plus(time));
        };
    }
}
