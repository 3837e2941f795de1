package io.jackfield.host.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.breaker.CircuitBreaker.Pass;
import io.jackfield.host.calls.Breaker.Outcome;
import io.jackfield.host.config.QuarantineConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final long SECOND = 1_000_000_000L;

    private final Breaker breaker = new Breaker(new QuarantineConfig(Duration.ofSeconds(30), Duration.ofSeconds(100)));
    private long now = 77 * SECOND;

    private void end(int times, Outcome outcome) {
        for (int count = 0; count < times; count++) {
            breaker.ended(outcome, false, now);
        }
    }

    private Pass pass() {
        return breaker.pass(0, now);
    }

    @Test
    void halfOfTheLatestCallsHaveToFail() {
        end(15, Outcome.FINE);
        end(9, Outcome.FAILED);
        end(1, Outcome.FINE);
        assertThat(breaker.isOpen()).isFalse();

        end(1, Outcome.FAILED);

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.cause()).isEqualTo("10 of its last 20 calls failed");
        assertThat(pass()).isEqualTo(Pass.REFUSED);
    }

    @Test
    void failuresOfLongAgoDoNotCount() {
        end(9, Outcome.FAILED);
        end(Breaker.WINDOW, Outcome.FINE);
        end(9, Outcome.FAILED);

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void timeOutsInARowAreEnough() {
        end(Breaker.TIMEOUTS - 1, Outcome.TIMED_OUT);
        end(3, Outcome.NOTHING);
        assertThat(pass()).isEqualTo(Pass.FREE);

        end(1, Outcome.TIMED_OUT);

        assertThat(pass()).isEqualTo(Pass.REFUSED);
    }

    @Test
    void callsThatWereEndedFromOutsideSayNothing() {
        end(100, Outcome.NOTHING);

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void oneCallAtATimeIsTheTrialAfterThePause() {
        end(10, Outcome.FAILED);
        now += 30 * SECOND - 1;
        assertThat(pass()).isEqualTo(Pass.REFUSED);

        now++;

        assertThat(pass()).isEqualTo(Pass.TRIAL);
        assertThat(pass()).isEqualTo(Pass.REFUSED);
    }

    @Test
    void trialThatGoesWellEndsItAndForgetsEverything() {
        end(10, Outcome.FAILED);
        now += 30 * SECOND;
        pass();

        assertThat(breaker.ended(Outcome.FINE, true, now)).isTrue();

        assertThat(pass()).isEqualTo(Pass.FREE);
        end(9, Outcome.FAILED);
        assertThat(pass()).isEqualTo(Pass.FREE);
    }

    @Test
    void eachFailedTrialDoublesThePauseUpToTheLongest() {
        end(10, Outcome.FAILED);
        for (long seconds : new long[] {30, 60, 100, 100}) {
            assertThat(breaker.trialAt() - now).isEqualTo(seconds * SECOND);
            now = breaker.trialAt();
            assertThat(pass()).isEqualTo(Pass.TRIAL);
            breaker.ended(Outcome.TIMED_OUT, true, now);
        }
        assertThat(breaker.cause()).isEqualTo("10 of its last 10 calls failed");
    }

    @Test
    void trialThatWasEndedFromOutsideLeavesTheNextCallToTry() {
        end(10, Outcome.FAILED);
        now += 30 * SECOND;
        pass();

        assertThat(breaker.ended(Outcome.NOTHING, true, now)).isFalse();

        assertThat(pass()).isEqualTo(Pass.TRIAL);
    }

    @Test
    void callsThatBeganBeforeTheQuarantineDoNotEndOrProlongIt() {
        end(10, Outcome.FAILED);
        long trialAt = breaker.trialAt();
        now += SECOND;

        end(1, Outcome.FINE);
        end(1, Outcome.FAILED);

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.trialAt()).isEqualTo(trialAt);
    }

    @Test
    void threeCallsThatDoNotEndAreEnoughAndTheCureIsNamed() {
        assertThat(breaker.stuck(2, now)).isFalse();
        assertThat(breaker.stuck(3, now)).isTrue();
        assertThat(breaker.cause())
                .startsWith("3 calls ignore their interrupt and do not end")
                .contains("isolation: process");
    }

    @Test
    void noTrialWhileTooManyCallsAreStuck() {
        breaker.stuck(3, now);
        now = breaker.trialAt();

        assertThat(breaker.pass(Breaker.MOST_STUCK, now)).isEqualTo(Pass.REFUSED);
        assertThat(breaker.pass(Breaker.MOST_STUCK - 1, now)).isEqualTo(Pass.TRIAL);
    }
}
