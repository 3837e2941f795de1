package io.jackfield.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRangeTest {
    private static final Instant NOW = Instant.parse("2026-12-08T12:00:00Z");

    @Test
    void usualRangeEndsNow() {
        TimeRange day = TimeRange.of("24h").orElseThrow();

        assertThat(day.from(NOW)).isEqualTo("2026-12-07T12:00:00Z");
        assertThat(day.to()).isEmpty();
    }

    @Test
    void daysOfOnesOwnAreGivenAsDays() {
        TimeRange week = TimeRange.of("2026-12-01_2026-12-07").orElseThrow();

        assertThat(week.from(NOW)).isEqualTo("2026-12-01");
        assertThat(week.to()).hasValue("2026-12-07");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2h", "2026-12-07_2026-12-01", "2026-12-01", "2026-12-01_x", "24h&x=1"})
    void whatIsNoRangeIsNone(String word) {
        assertThat(TimeRange.of(word)).isEmpty();
    }

    @Test
    void pathGetsItOnceAndLosesWhatBelongsToAnother() {
        TimeRange day = TimeRange.of("24h").orElseThrow();

        assertThat(day.on("/audit")).isEqualTo("/audit?range=24h");
        assertThat(day.on("/audit?who=eve")).isEqualTo("/audit?who=eve&range=24h");
        assertThat(day.on("/audit?range=1h")).isEqualTo("/audit?range=1h");
        assertThat(TimeRange.without("/audit?from=2026-12-01&who=eve&before=x&range=1h"))
                .isEqualTo("/audit?who=eve");
        assertThat(TimeRange.without("/audit?range=1h")).isEqualTo("/audit");
    }
}
