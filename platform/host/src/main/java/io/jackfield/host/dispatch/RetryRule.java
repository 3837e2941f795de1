package io.jackfield.host.dispatch;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether and when a failed call of a handler is made again. Host and test kit follow the same rule. Pure.
 *
 * @param retries how often at most, 0 or more
 */
public record RetryRule(int retries) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /**
     * How long to wait before the next try; empty when there is none, so that the user gets a word now: the error is
     * for good, its plugin is in quarantine, or the pause would be so long that the chat seems dead.
     *
     * @param tries made again so far
     * @param shown whether the user has seen a part of the answer, which cannot be begun anew
     */
    public Optional<Duration> pauseAfter(JackfieldException error, int tries, boolean shown) {
        if (shown || tries >= retries || !error.error().retryable() || error.error() == StandardError.QUARANTINED) {
            return Optional.empty();
        }
        Duration pause = error.retryAfter().orElse(FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 16)));
        return Optional.of(pause).filter(one -> one.compareTo(LONGEST_PAUSE) <= 0);
    }
}
