package io.jackfield.host.store;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps callers from waiting for a database that has just been found away: they are told at once, until a pause is over
 * and one of them tries it again. Each try in vain doubles the pause. From any thread.
 */
final class DatabaseBreaker {
    static final String NOT_TRIED = "not tried yet";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private String problem = "";
    private boolean tried;
    private Duration pause = FIRST_PAUSE;
    private long tryAtNanos;

    DatabaseBreaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Lets a caller through to the database; throws {@link StandardError#UNAVAILABLE} while it is away. */
    synchronized void enter() {
        if (problem.isEmpty()) {
            return;
        }
        long left = tryAtNanos - nanos.getAsLong();
        if (left > 0) {
            throw new JackfieldException(StandardError.UNAVAILABLE, problem).withRetryAfter(Duration.ofNanos(left));
        }
        // Others are told until this one knows better.
        tryAtNanos = nanos.getAsLong() + pause.toNanos();
    }

    synchronized void worked() {
        tried = true;
        problem = "";
        pause = FIRST_PAUSE;
    }

    /** @param words for people: what it is, why it is away */
    synchronized void failed(String words) {
        if (!problem.isEmpty()) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        tried = true;
        problem = words;
        tryAtNanos = nanos.getAsLong() + pause.toNanos();
    }

    /** Whether it can be used as far as is known; absent before the first try. */
    synchronized Optional<Boolean> isUp() {
        return tried ? Optional.of(problem.isEmpty()) : Optional.empty();
    }

    /** {@code up}, {@link #NOT_TRIED}, or why not, for people. */
    synchronized String state() {
        return problem.isEmpty() ? tried ? "up" : NOT_TRIED : problem;
    }
}
