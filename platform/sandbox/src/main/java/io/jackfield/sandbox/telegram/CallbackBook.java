package io.jackfield.sandbox.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Pressed buttons that a bot may still answer. */
final class CallbackBook {
    private static final Duration ANSWERABLE = Duration.ofSeconds(150);

    private final Clock clock;
    private final Map<String, Press> presses = new LinkedHashMap<>();

    /** A press of a button. */
    record Press(Room room, long userId, Instant at) {}

    CallbackBook(Clock clock) {
        this.clock = clock;
    }

    /** The id of the new callback query. */
    String open(Room room, long userId) {
        forgetOld();
        String id = Long.toString(ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE));
        presses.put(id, new Press(room, userId, clock.instant()));
        return id;
    }

    Optional<Press> find(String id) {
        forgetOld();
        return Optional.ofNullable(presses.get(id));
    }

    private void forgetOld() {
        Instant limit = clock.instant().minus(ANSWERABLE);
        Iterator<Press> oldest = presses.values().iterator();
        while (oldest.hasNext() && oldest.next().at().isBefore(limit)) {
            oldest.remove();
        }
    }
}
