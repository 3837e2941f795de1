package io.jackfield.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StandardErrorTest {
    @Test
    void everyErrorHasACodeOfItsOwnWithThreeDigits() {
        int[] codes = Arrays.stream(StandardError.values())
                .mapToInt(StandardError::code)
                .toArray();

        assertThat(codes).doesNotHaveDuplicates();
        assertThat(Arrays.stream(codes)).allMatch(code -> code >= 100 && code <= 999);
    }

    @Test
    void whatWasShownAndBilledIsNeverRepeated() {
        assertThat(StandardError.STREAM_BROKEN.retryable()).isFalse();
        assertThat(StandardError.RATE_LIMITED.retryable()).isTrue();
    }

    @Test
    void exceptionKeepsMessageAndCauseWhenItIsToldHowLongToWait() {
        IllegalStateException cause = new IllegalStateException("429");
        JackfieldException limited = new JackfieldException(StandardError.RATE_LIMITED, "too fast", cause);

        JackfieldException waiting = limited.withRetryAfter(Duration.ofSeconds(3));

        assertThat(limited.retryAfter()).isEmpty();
        assertThat(waiting.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(waiting).hasMessage("too fast").hasCause(cause);
        assertThat(waiting.error()).isEqualTo(StandardError.RATE_LIMITED);
    }
}
