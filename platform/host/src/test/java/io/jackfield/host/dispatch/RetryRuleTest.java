package io.jackfield.host.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryRuleTest {
    private final RetryRule rule = new RetryRule(3);

    private static JackfieldException busy() {
        return new JackfieldException(StandardError.OVERLOADED, "busy");
    }

    @Test
    void pauseDoublesUntilTheTriesAreUsedUp() {
        assertThat(rule.pauseAfter(busy(), 0, false)).contains(Duration.ofMillis(500));
        assertThat(rule.pauseAfter(busy(), 1, false)).contains(Duration.ofSeconds(1));
        assertThat(rule.pauseAfter(busy(), 2, false)).contains(Duration.ofSeconds(2));
        assertThat(rule.pauseAfter(busy(), 3, false)).isEmpty();
        assertThat(new RetryRule(0).pauseAfter(busy(), 0, false)).isEmpty();
    }

    @Test
    void errorSaysHowLongToWaitButNotLongerThanAChatMaySeemDead() {
        assertThat(rule.pauseAfter(busy().withRetryAfter(Duration.ofSeconds(60)), 0, false))
                .contains(Duration.ofSeconds(60));
        assertThat(rule.pauseAfter(busy().withRetryAfter(Duration.ofSeconds(61)), 0, false))
                .isEmpty();
        assertThat(new RetryRule(100).pauseAfter(busy(), 90, false))
                .as("pauses do not overflow")
                .isEmpty();
    }

    @Test
    void nothingThatWasShownIsBegunAnew() {
        assertThat(rule.pauseAfter(busy(), 0, true)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = StandardError.class,
            names = {"QUARANTINED", "PLUGIN_FAULT", "REQUEST_REJECTED", "TIMED_OUT"})
    void whatIsForGoodIsToldAtOnce(StandardError error) {
        assertThat(rule.pauseAfter(new JackfieldException(error, "no"), 0, false))
                .isEmpty();
    }
}
