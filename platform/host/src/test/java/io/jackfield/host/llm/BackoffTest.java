package io.jackfield.host.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackoffTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private double random = 1;
    private final Backoff backoff = new Backoff(9, () -> random);

    private Optional<Duration> pause(StandardError error, int tries) {
        return backoff.before(new JackfieldException(error, "failed"), tries, LONG, false);
    }

    private Optional<Duration> pauseAsked(Duration wait, Duration left) {
        return backoff.before(
                new JackfieldException(StandardError.RATE_LIMITED, "slow down").withRetryAfter(wait), 1, left, false);
    }

    @Test
    void pausesDoubleUpToALimit() {
        assertThat(pause(StandardError.OVERLOADED, 1)).contains(Duration.ofMillis(500));
        assertThat(pause(StandardError.OVERLOADED, 2)).contains(Duration.ofSeconds(1));
        assertThat(pause(StandardError.OVERLOADED, 6)).contains(Duration.ofSeconds(16));
        assertThat(pause(StandardError.OVERLOADED, 9)).contains(Duration.ofSeconds(20));
        assertThat(pause(StandardError.OVERLOADED, 10)).isEmpty();
    }

    @Test
    void anyPartOfThePauseMayBeTaken() {
        random = 0;
        assertThat(pause(StandardError.UNAVAILABLE, 5)).contains(Duration.ZERO);
        random = 0.5;
        assertThat(pause(StandardError.UNAVAILABLE, 5)).contains(Duration.ofSeconds(4));
    }

    @Test
    void serviceIsGivenTheTimeThatItAsksFor() {
        random = 0;
        assertThat(pauseAsked(Duration.ofSeconds(7), LONG)).contains(Duration.ofSeconds(7));
        random = 1;
        assertThat(pauseAsked(Duration.ofSeconds(7), LONG)).contains(Duration.ofMillis(7_700));
    }

    @Test
    void longerThanAUserWaitsOrTheCallLastsNobodyPauses() {
        assertThat(pauseAsked(Duration.ofSeconds(30), LONG)).isEmpty();
        assertThat(pauseAsked(Duration.ofSeconds(7), Duration.ofSeconds(5))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "REQUEST_REJECTED",
                "UNAUTHORIZED",
                "OUT_OF_CREDIT",
                "PROMPT_TOO_LONG",
                "REFUSED_BY_POLICY",
                "QUARANTINED",
                "PLUGIN_FAULT",
                "TIMED_OUT",
                "CANCELLED"
            })
    void whatWillNotPassIsNotTriedAgain(StandardError error) {
        assertThat(pause(error, 1)).isEmpty();
    }

    @Test
    void silenceIsTriedOnceMoreUnlessAnotherModelCanBeAsked() {
        assertThat(pause(StandardError.STREAM_STALLED, 1)).isPresent();
        assertThat(pause(StandardError.STREAM_STALLED, 2)).isEmpty();
        assertThat(backoff.before(new JackfieldException(StandardError.STREAM_STALLED, "silent"), 1, LONG, true))
                .isEmpty();
    }
}
