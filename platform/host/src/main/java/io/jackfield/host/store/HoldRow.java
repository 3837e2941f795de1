package io.jackfield.host.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a call under way may use: one request and so many tokens.
 *
 * @param owner the host that makes the call
 * @param periods to which it is booked, in alphabetical order so that two bookings never wait for each other
 */
public record HoldRow(
        UUID id,
        UUID owner,
        PersonKey user,
        String plan,
        List<String> periods,
        String offer,
        long tokens,
        Instant expires) {
    public HoldRow {
        periods = periods.stream().distinct().sorted().toList();
    }
}
