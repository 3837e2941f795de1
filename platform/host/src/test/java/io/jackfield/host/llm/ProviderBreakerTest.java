package io.jackfield.host.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderBreakerTest {
    private static final JackfieldException BUSY = new JackfieldException(StandardError.OVERLOADED, "no capacity");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ProviderBreaker breaker = new ProviderBreaker("openai", LlmConfigs.BREAKER);
    private long now;

    private void fails(JackfieldException failure, int times) {
        for (int call = 0; call < times; call++) {
            breaker.enter(now).failed(failure, now);
        }
    }

    private JackfieldException refusal() {
        return catchThrowableOfType(JackfieldException.class, () -> breaker.enter(now));
    }

    @Test
    void failuresInARowOpenItAndItSaysWhyAndUntilWhen() {
        fails(BUSY, 3);
        now += 4 * SECOND;

        assertThat(refusal().error()).isEqualTo(StandardError.OVERLOADED);
        assertThat(refusal()).hasMessageContaining("openai").hasMessageContaining("no capacity");
        assertThat(refusal().retryAfter()).contains(Duration.ofSeconds(6));
    }

    @Test
    void anyAnswerBetweenThemStartsTheCountAnew() {
        fails(BUSY, 2);
        breaker.enter(now).fine(now);
        fails(BUSY, 2);

        breaker.enter(now);

        assertThat(breaker.cause()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "REQUEST_REJECTED", "PROMPT_TOO_LONG", "REFUSED_BY_POLICY"})
    void serviceThatSaysNoIsThere(StandardError error) {
        fails(new JackfieldException(error, "no"), 10);

        assertThat(breaker.cause()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "UNAUTHORIZED", "OUT_OF_CREDIT", "STREAM_STALLED"})
    void troubleOfEveryKindCounts(StandardError error) {
        fails(new JackfieldException(error, "trouble"), 3);

        assertThat(refusal().error()).isEqualTo(error);
    }

    @Test
    void oneTrialGoesThroughAfterThePauseAndClosesIt() {
        fails(BUSY, 3);
        now += 10 * SECOND;

        ProviderBreaker.Pass trial = breaker.enter(now);
        assertThat(refusal()).isNotNull();
        trial.fine(now);

        breaker.enter(now);
        assertThat(breaker.cause()).isNull();
    }

    @Test
    void failedTrialDoublesThePauseUpToItsLimit() {
        fails(BUSY, 3);
        now += 10 * SECOND;
        breaker.enter(now).failed(BUSY, now);
        assertThat(refusal().retryAfter()).contains(Duration.ofSeconds(20));

        now += 20 * SECOND;
        breaker.enter(now).failed(BUSY, now);
        assertThat(refusal().retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void trialThatWasStoppedLeavesItsPlaceToAnother() {
        fails(BUSY, 3);
        now += 10 * SECOND;
        breaker.enter(now).undecided(now);

        breaker.enter(now).fine(now);

        assertThat(breaker.cause()).isNull();
    }

    @Test
    void callsThatBeganBeforeDoNotCloseIt() {
        ProviderBreaker.Pass early = breaker.enter(now);
        fails(BUSY, 3);

        early.fine(now);

        assertThat(refusal()).isNotNull();
    }
}
