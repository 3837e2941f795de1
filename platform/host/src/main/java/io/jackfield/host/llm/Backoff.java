package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a model is asked again: as long as its service asks for, else anything between nothing and a
 * time that doubles with each try, so that those who failed together do not come back together.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    /** Longer no user waits for the first word. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final int retries;
    private final DoubleSupplier random;

    /** @param random from 0 to 1 */
    Backoff(int retries, DoubleSupplier random) {
        this.retries = retries;
        this.random = random;
    }

    /**
     * The pause before the next try; empty when there is to be none.
     *
     * @param tries that have failed
     * @param left until the call has to be over
     * @param spare whether somebody else could be asked instead
     */
    Optional<Duration> before(JackfieldException failure, int tries, Duration left, boolean spare) {
        if (tries > mostRetries(failure.error(), spare)) {
            return Optional.empty();
        }
        Duration pause = failure.retryAfter().map(this::aLittleMore).orElseGet(() -> anyUpTo(tries));
        return Optional.of(pause).filter(wait -> wait.compareTo(LONGEST) <= 0 && wait.compareTo(left) < 0);
    }

    private int mostRetries(StandardError error, boolean spare) {
        return switch (error) {
            case RATE_LIMITED, OVERLOADED, UNAVAILABLE -> retries;
            // Each costs a minute of silence, or an answer that was begun.
            case STREAM_STALLED, STREAM_BROKEN -> spare ? 0 : Math.min(1, retries);
            default -> 0;
        };
    }

    private Duration anyUpTo(int tries) {
        long most = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tries - 1, 10));
        return Duration.ofMillis((long) (most * random.getAsDouble()));
    }

    /** All that were refused are told the same time. */
    private Duration aLittleMore(Duration asked) {
        return asked.plusMillis((long) (asked.toMillis() * random.getAsDouble() / 10));
    }
}
