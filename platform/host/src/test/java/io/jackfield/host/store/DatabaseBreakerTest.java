package io.jackfield.host.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseBreakerTest {
    private long now;
    private final DatabaseBreaker breaker = new DatabaseBreaker(() -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void assertRefused() {
        assertThatThrownBy(breaker::enter)
                .hasMessage("school is away")
                .isInstanceOfSatisfying(JackfieldException.class, refusal -> {
                    assertThat(refusal.error()).isEqualTo(StandardError.UNAVAILABLE);
                    assertThat(refusal.retryAfter()).isPresent();
                });
    }

    @Test
    void whoComesAfterAFailureIsRefusedUntilOneMayTry() {
        assertThat(breaker.state()).isEqualTo("not tried yet");
        breaker.enter();
        breaker.failed("school is away");

        assertThat(breaker.state()).isEqualTo("school is away");
        assertRefused();
        pass(Duration.ofSeconds(2));
        breaker.enter();
        assertRefused();
        breaker.worked();
        breaker.enter();
        assertThat(breaker.state()).isEqualTo("up");
    }

    @Test
    void pausesDoubleUpToAMinute() {
        breaker.failed("school is away");
        breaker.failed("school is away");

        pass(Duration.ofSeconds(3));
        assertRefused();
        for (int times = 0; times < 20; times++) {
            breaker.failed("school is away");
        }
        pass(Duration.ofMinutes(1));
        breaker.enter();
    }
}
