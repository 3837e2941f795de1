package io.jackfield.host.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How fast broadcasts have gone out in the last minute of this life of the host. From any thread. */
final class SendRates {
    private static final Duration LOOKED_AT = Duration.ofMinutes(1);
    private static final double MILLIS = 1_000;

    private final Map<Long, Deque<Sample>> samples = new HashMap<>();

    private record Sample(Instant at, long ended) {}

    synchronized void note(long broadcast, Instant now, long ended) {
        Deque<Sample> known = samples.computeIfAbsent(broadcast, absent -> new ArrayDeque<>());
        known.add(new Sample(now, ended));
        while (known.size() > 2 && known.getFirst().at().isBefore(now.minus(LOOKED_AT))) {
            known.removeFirst();
        }
    }

    /** Messages a second; empty before anything is known. */
    synchronized Optional<Double> perSecond(long broadcast) {
        Deque<Sample> known = samples.get(broadcast);
        if (known == null || known.size() < 2) {
            return Optional.empty();
        }
        long millis =
                Duration.between(known.getFirst().at(), known.getLast().at()).toMillis();
        long ended = known.getLast().ended() - known.getFirst().ended();
        return millis <= 0 || ended <= 0 ? Optional.empty() : Optional.of(ended * MILLIS / millis);
    }

    synchronized void forget(long broadcast) {
        samples.remove(broadcast);
    }
}
