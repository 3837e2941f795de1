package io.jackfield.host.billing;

import io.jackfield.host.store.SubscriptionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Where segments lie that follow one another. Pure. */
final class SegmentLayout {
    /** Where what waits behind a plan without an end is laid out. */
    static final Instant UNREACHED = Instant.parse("9999-01-01T00:00:00Z");

    private SegmentLayout() {}

    /** One behind the other from now on, but for the first where that has begun. */
    static List<SubscriptionRow> laidOut(List<SubscriptionRow> pieces, Moment moment) {
        List<SubscriptionRow> laid = new ArrayList<>(pieces.size());
        for (SubscriptionRow piece : pieces) {
            if (laid.isEmpty()) {
                laid.add(piece.begun().isAfter(moment.now()) ? moved(piece, moment.now(), moment) : piece);
            } else {
                laid.add(moved(piece, endOf(laid.getLast()), moment));
            }
        }
        return laid;
    }

    private static Instant endOf(SubscriptionRow segment) {
        return segment.until()
                .orElseGet(() -> segment.begun().isBefore(UNREACHED)
                        ? UNREACHED
                        : segment.begun().plusSeconds(1));
    }

    private static SubscriptionRow moved(SubscriptionRow segment, Instant begin, Moment moment) {
        if (segment.begun().equals(begin)) {
            return segment;
        }
        if (segment.begun().isBefore(moment.now())) {
            return segment.restAt(begin, segment.until().map(end -> begin.plus(Duration.between(moment.now(), end))));
        }
        return segment.at(
                begin,
                segment.until()
                        .map(end -> segment.period()
                                .map(period -> moment.after(begin, period))
                                .orElseGet(() -> begin.plus(Duration.between(segment.begun(), end)))));
    }
}
