package io.jackfield.host.event;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.EventDeliveryTable.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When an event that a listener could not take comes again. */
final class RetryPauses {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration TRIED = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 12;

    private RetryPauses() {}

    /** How a delivery stands after one more try that has failed. */
    static Delivery after(Delivery before, JackfieldException error, Instant now) {
        Instant firstTry = before.firstTry().orElse(now);
        int tries = before.tries() + 1;
        Instant next = now.plus(pause(tries, error));
        boolean again = mayWorkLater(error) && next.isBefore(firstTry.plus(TRIED));
        return new Delivery(
                before.stored(),
                tries,
                Optional.of(firstTry),
                next,
                again ? Optional.empty() : Optional.of(now),
                error.error().name() + ": " + error.getMessage());
    }

    /** One that has not come back in time may have arrived, but listeners take the same event twice. */
    private static boolean mayWorkLater(JackfieldException error) {
        return error.error().retryable() || error.error() == StandardError.TIMED_OUT;
    }

    private static Duration pause(int tries, JackfieldException error) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        Duration own = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return error.retryAfter().filter(asked -> asked.compareTo(own) > 0).orElse(own);
    }
}
