package io.jackfield.host.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.breaker.CircuitBreaker.Pass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final long SECOND = 1_000_000_000L;

    private final CircuitBreaker breaker = new CircuitBreaker(Duration.ofSeconds(10), Duration.ofSeconds(30));

    @Test
    void everythingPassesUntilItOpens() {
        assertThat(breaker.pass(0)).isEqualTo(Pass.FREE);

        breaker.open(0);

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.pass(10 * SECOND - 1)).isEqualTo(Pass.REFUSED);
    }

    @Test
    void oneTrialAtATimePassesAfterThePause() {
        breaker.open(0);

        assertThat(breaker.pass(10 * SECOND)).isEqualTo(Pass.TRIAL);
        assertThat(breaker.pass(11 * SECOND)).isEqualTo(Pass.REFUSED);

        breaker.undecided();
        assertThat(breaker.pass(12 * SECOND)).isEqualTo(Pass.TRIAL);

        breaker.close();
        assertThat(breaker.pass(12 * SECOND)).isEqualTo(Pass.FREE);
    }

    @Test
    void eachTrialThatFailsDoublesThePauseUpToTheLongest() {
        breaker.open(0);
        breaker.pass(10 * SECOND);
        breaker.open(10 * SECOND);
        assertThat(breaker.trialAt()).isEqualTo(30 * SECOND);

        breaker.pass(30 * SECOND);
        breaker.open(30 * SECOND);
        assertThat(breaker.trialAt()).isEqualTo(60 * SECOND);

        breaker.pass(60 * SECOND);
        breaker.close();
        breaker.open(61 * SECOND);
        assertThat(breaker.trialAt()).as("it begins anew once it has worked").isEqualTo(71 * SECOND);
    }
}
