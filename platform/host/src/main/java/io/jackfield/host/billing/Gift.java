package io.jackfield.host.billing;

import static java.util.Objects.requireNonNull;

import io.jackfield.host.store.SubscriptionRow;
import io.jackfield.host.store.SubscriptionRow.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;

/**
 * What somebody is given.
 *
 * @param order the payment order that it is for
 * @param source as in {@link io.jackfield.host.store.Cause}
 */
public record Gift(String plan, Term term, Kind kind, Optional<String> order, String source) {
    /**
     * A payment system takes the next payment a little before the end of what is paid, and says the end of the next
     * time.
     */
    private static final Duration AHEAD = Duration.ofDays(3);

    public Gift {
        requireNonNull(plan, "plan");
        requireNonNull(term, "term");
        requireNonNull(kind, "kind");
        requireNonNull(order, "order");
        requireNonNull(source, "source");
    }

    /** The segment that it is when it begins there; empty when nothing is left to give. */
    Optional<SubscriptionRow> from(Instant begin, Moment moment) {
        return switch (term) {
            case Term.Calendar(Period period) ->
                segment(begin, Optional.of(moment.after(begin, period)), Optional.of(period));
            case Term.For(Duration time) -> segment(begin, Optional.of(begin.plus(time)), Optional.empty());
            case Term.Until(Instant end) -> segment(begin, Optional.of(end), Optional.empty());
            case Term.PaidUntil(Instant end, Duration most) ->
                segment(begin, Optional.of(end(begin, end, most, moment.now())), Optional.empty());
            case Term.Forever() -> segment(begin, Optional.empty(), Optional.empty());
        };
    }

    /**
     * Who pays while much else is still theirs has paid for the time from now on, and that comes after what they have.
     * When a payment system takes the next payments that early, its end counts the time paid before: more than the
     * period is not paid.
     */
    private static Instant end(Instant begin, Instant said, Duration most, Instant now) {
        if (!begin.isAfter(now.plus(AHEAD)) || !said.isAfter(now)) {
            return said;
        }
        Duration paid = Duration.between(now, said);
        return begin.plus(paid.compareTo(most) < 0 ? paid : most);
    }

    private Optional<SubscriptionRow> segment(Instant begin, Optional<Instant> end, Optional<Period> period) {
        return end.filter(moment -> !moment.isAfter(begin)).isPresent()
                ? Optional.empty()
                : Optional.of(new SubscriptionRow(SubscriptionRow.NEW, plan, kind, begin, end, order, period, source));
    }
}
