package io.jackfield.lib.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.http.Headers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private final RetryAfter retryAfter =
            new RetryAfter(Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 7, 7000",
        "Retry-After, 1.5, 1500",
        "Retry-After-Ms, 250, 250",
        "Retry-After-Ms, 250.7, 250",
        "Retry-After, 'Sat, 21 Nov 2026 10:01:30 GMT', 90000",
        "Retry-After, 'Sat, 21 Nov 2026 09:00:00 GMT', 0"
    })
    void waitIsReadInAllItsForms(String header, String value, long millis) {
        assertThat(read(header, value)).contains(Duration.ofMillis(millis));
    }

    @Test
    void whatNobodyUnderstandsIsNoWait() {
        assertThat(read("Retry-After", "soon")).isEmpty();
        assertThat(retryAfter.of(Headers.builder().build())).isEmpty();
    }

    private Optional<Duration> read(String header, String value) {
        return retryAfter.of(Headers.builder().put(header, value).build());
    }
}
