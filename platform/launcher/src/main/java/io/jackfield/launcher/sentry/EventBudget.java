package io.jackfield.launcher.sentry;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** How many errors may be reported: so many a minute of all, and fewer of each kind. From any thread. */
final class EventBudget {
    static final int MOST = 30;
    static final int MOST_OF_A_KIND = 5;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final Map<String, Integer> kinds = new HashMap<>();
    private long begun;
    private int spent;
    private int leftOut;

    EventBudget(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        begun = nanoTime.getAsLong();
    }

    /** How many were left out since the one before; empty when this one is left out too. */
    synchronized OptionalInt take(String kind) {
        long now = nanoTime.getAsLong();
        if (now - begun >= MINUTE) {
            begun = now;
            spent = 0;
            kinds.clear();
        }
        if (spent >= MOST || kinds.getOrDefault(kind, 0) >= MOST_OF_A_KIND) {
            leftOut++;
            return OptionalInt.empty();
        }
        spent++;
        kinds.merge(kind, 1, Integer::sum);
        int before = leftOut;
        leftOut = 0;
        return OptionalInt.of(before);
    }
}
