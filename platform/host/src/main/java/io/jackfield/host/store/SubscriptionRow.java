package io.jackfield.host.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;

/**
 * A stretch of time in which a user has a plan by more than being there.
 *
 * @param id of its row; {@link #NEW} before it has one
 * @param until when it ends; absent when it does not
 * @param order the payment order that gave it
 * @param period for how long it was given, where that is reckoned anew when it begins at another moment; absent where
 *     the time between its two ends counts
 * @param source as in {@link Cause}
 */
public record SubscriptionRow(
        long id,
        String plan,
        Kind kind,
        Instant begun,
        Optional<Instant> until,
        Optional<String> order,
        Optional<Period> period,
        String source) {
    /** The id of one that is not stored yet. */
    public static final long NEW = 0;

    public SubscriptionRow {
        requireNonNull(plan, "plan");
        requireNonNull(kind, "kind");
        requireNonNull(begun, "begun");
        requireNonNull(until, "until");
        requireNonNull(order, "order");
        requireNonNull(period, "period");
        requireNonNull(source, "source");
    }

    /** By what somebody has a plan. */
    public enum Kind {
        BOUGHT,
        /** Tried for nothing. */
        TRIAL,
        /** Given by the bot, such as days for a promotional code. */
        GIFT,
        OPERATOR
    }

    /** Whether it is over at a moment. */
    public boolean isOverAt(Instant moment) {
        return until.filter(end -> !moment.isBefore(end)).isPresent();
    }

    public boolean runsAt(Instant moment) {
        return !moment.isBefore(begun) && !isOverAt(moment);
    }

    public boolean isTrial() {
        return kind == Kind.TRIAL;
    }

    /** The same at another time. */
    public SubscriptionRow at(Instant begin, Optional<Instant> end) {
        return new SubscriptionRow(id, plan, kind, begin, end, order, period, source);
    }

    /** A row of its own for what is left of this one: its length is fixed. */
    public SubscriptionRow restAt(Instant begin, Optional<Instant> end) {
        return new SubscriptionRow(NEW, plan, kind, begin, end, order, Optional.empty(), source);
    }
}
