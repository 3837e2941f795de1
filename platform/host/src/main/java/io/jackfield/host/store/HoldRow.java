package io.jackfield.host.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a call under way may use: one request and so many tokens of a plan, or credits in their place.
 *
 * @param owner the host that makes the call
 * @param periods to which it is booked; none where credits pay; in alphabetical order so that two bookings never wait
 *     for each other
 */
public record HoldRow(
        UUID id,
        UUID owner,
        PersonKey user,
        String plan,
        List<String> periods,
        String offer,
        long tokens,
        int credits,
        Instant expires) {
    public HoldRow {
        periods = periods.stream().distinct().sorted().toList();
    }

    /** The same for one credit in place of what the plan has left. */
    HoldRow forCredit() {
        return new HoldRow(id, owner, user, plan, List.of(), offer, tokens, 1, expires);
    }
}
