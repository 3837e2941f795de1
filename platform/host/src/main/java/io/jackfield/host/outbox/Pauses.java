package io.jackfield.host.outbox;

import java.time.Duration;

/** How long a reply waits after it has failed, for however many days that goes on. */
final class Pauses {
    /** So long after Telegram is back everything is on its way again at the latest. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 7;

    private Pauses() {}

    /** @param failures of this call so far, from 1 */
    static Duration after(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
