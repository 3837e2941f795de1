package io.jackfield.host.event;

import io.jackfield.host.store.EventTable.Progress;
import java.time.Duration;
import java.time.Instant;

/**
 * Up to which id every event is stored that will ever be. Ids are given out before their transactions end, so that a
 * lower one may still appear after a higher one; whoever reads on behind the higher one would never see it.
 *
 * <p>The newest id of one look is settled once all transactions have ended that the next look saw under way: between
 * the two each that had taken an id has also become visible as a transaction. Used by one thread at a time.
 */
public final class SettledEvents {
    /** No transaction of ours takes as long. Somebody else's that is left open must not hold everything up. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private long settled;
    private long asked;
    private long boundary = -1;
    private Instant askedAt = Instant.MIN;

    /** Takes what a look has found; gives the highest settled id. */
    public long look(Progress seen, Instant now) {
        if (asked > settled) {
            if (boundary < 0) {
                boundary = seen.next();
            }
            if (seen.oldest() >= boundary || askedAt.plus(LONGEST).isBefore(now)) {
                settled = asked;
            }
        }
        if (asked <= settled && seen.last() > settled) {
            asked = seen.last();
            boundary = -1;
            askedAt = now;
        }
        return settled;
    }
}
