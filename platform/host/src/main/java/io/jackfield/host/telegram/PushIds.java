package io.jackfield.host.telegram;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of what no update of Telegram's asked for, messages and ends of steps: negative, and falling with time so that
 * their order survives a restart. A clock that was set back, or another process, begins somewhere in another million
 * each millisecond, so they hardly ever meet.
 */
public final class PushIds {
    private static final int BITS_OF_CHANCE = 20;
    private static final AtomicLong LATEST = new AtomicLong(beginning());

    private PushIds() {}

    private static long beginning() {
        return -((System.currentTimeMillis() << BITS_OF_CHANCE)
                + ThreadLocalRandom.current().nextLong(1L << BITS_OF_CHANCE));
    }

    /** Never the same twice in this process. From any thread. */
    public static long next() {
        return LATEST.decrementAndGet();
    }
}
