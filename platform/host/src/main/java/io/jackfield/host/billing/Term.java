package io.jackfield.host.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;

/** How long a plan is given. */
public sealed interface Term {
    /** A time of the calendar, such as a month, reckoned from where it begins. */
    record Calendar(Period period) implements Term {}

    record For(Duration time) implements Term {}

    /** Up to a moment. */
    record Until(Instant end) implements Term {}

    /**
     * Paid to a payment system that says the end, which may count time that was paid before; never longer than the
     * most.
     */
    record PaidUntil(Instant end, Duration most) implements Term {}

    /** Until somebody takes it back. */
    record Forever() implements Term {}
}
