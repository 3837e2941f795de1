package io.jackfield.host.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts wrong tries by where they come from, or for whom: after so many within a time the next one has to wait until
 * the oldest of them is that old. Other keys are not concerned. Core loop only.
 */
final class WrongTries {
    private static final int MOST_KEYS = 10_000;

    private final int most;
    private final Duration within;
    private final Clock clock;
    private final Map<String, Deque<Instant>> tries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_KEYS;
        }
    };

    WrongTries(int most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    /** How long to wait; empty when a try is free. */
    Optional<Duration> rest(String key) {
        Deque<Instant> wrong = tries.get(key);
        if (wrong == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        while (!wrong.isEmpty() && !wrong.getFirst().plus(within).isAfter(now)) {
            wrong.removeFirst();
        }
        if (wrong.isEmpty()) {
            tries.remove(key);
        }
        return wrong.size() < most
                ? Optional.empty()
                : Optional.of(Duration.between(now, wrong.getFirst().plus(within)));
    }

    void wrong(String key) {
        Deque<Instant> wrong = tries.computeIfAbsent(key, first -> new ArrayDeque<>());
        wrong.addLast(clock.instant());
        if (wrong.size() > most) {
            wrong.removeFirst();
        }
    }
}
