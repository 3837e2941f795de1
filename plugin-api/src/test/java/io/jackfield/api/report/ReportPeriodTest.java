package io.jackfield.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.report.ReportPeriod.Kind;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "DAY,   2026-01-07, day:2026-01-07,   2026-01-07, 2026-01-07, day:2026-01-06",
        "WEEK,  2026-01-01, week:2025-12-29,  2025-12-29, 2026-01-04, week:2025-12-22",
        "MONTH, 2024-02-29, month:2024-02-01, 2024-02-01, 2024-02-29, month:2024-01-01"
    })
    void dayIsInOnePeriodOfAKind(Kind kind, LocalDate day, String key, LocalDate from, LocalDate to, String before) {
        ReportPeriod period = ReportPeriod.containing(kind, day);

        assertThat(period).isEqualTo(new ReportPeriod(kind, from, to));
        assertThat(period.key()).isEqualTo(key);
        assertThat(period.previous().key()).isEqualTo(before);
        assertThat(ReportPeriod.ofKey(key)).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"range:2026-01-05:2026-01-09", "range:2026-01-05:2026-01-05"})
    void keyOfAnyDaysHasBothEnds(String key) {
        assertThat(ReportPeriod.ofKey(key).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "week",
                "week:",
                "week:2026-01-06",
                "month:2026-01-02",
                "year:2026-01-01",
                "day:2026-02-30",
                "range:2026-01-05",
                "range:2026-01-09:2026-01-05",
                "week:2026-01-05:2026-01-11"
            })
    void whatIsNoKeyIsRefused(String key) {
        assertThatThrownBy(() -> ReportPeriod.ofKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no period; one is week:2026-01-05");
    }
}
