package io.jackfield.host.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTimesTest {
    private static Instant next(String cron, String zone, String after) {
        return CronTimes.next(cron, zone, OffsetDateTime.parse(after)).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "0 9 * * 1,    Asia/Tashkent, 2026-11-21T12:00:00Z, 2026-11-23T04:00:00Z",
        "0 9 * * *,    UTC,           2026-11-21T09:00:00Z, 2026-11-22T09:00:00Z",
        "0 9 * * *,    UTC,           2026-11-21T08:59:59Z, 2026-11-21T09:00:00Z",
        "*/15 * * * *, UTC,           2026-11-21T08:59:59Z, 2026-11-21T09:00:00Z",
        "0 0 1 * *,    Europe/Berlin, 2026-11-21T12:00:00Z, 2026-11-30T23:00:00Z",
        "0 0 29 2 *,   UTC,           2026-11-21T12:00:00Z, 2028-02-29T00:00:00Z",
        "0 0 * * 0,    UTC,           2026-11-21T12:00:00Z, 2026-11-22T00:00:00Z"
    })
    void nextRunIsTheFirstAfterwardsInTheZone(String cron, String zone, String after, Instant due) {
        assertThat(next(cron, zone, after)).isEqualTo(due);
    }

    @Test
    void clockChangesAreThoseOfTheZone() {
        assertThat(next("0 9 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z"))
                .isEqualTo(Instant.parse("2026-03-29T07:00:00Z"));
        assertThat(next("0 9 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z"))
                .isEqualTo(Instant.parse("2026-10-25T08:00:00Z"));
    }

    @Test
    void runInTheHourThatIsLeftOutComesTheNextDay() {
        assertThat(next("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z"))
                .isEqualTo(Instant.parse("2026-03-30T00:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "every monday", "0 9 * *", "0 9 * * 1 *", "61 9 * * *", "0 25 * * *"})
    void whatIsNoScheduleSaysHowToWriteOne(String cron) {
        assertThatThrownBy(() -> next(cron, "UTC", "2026-11-21T12:00:00Z"))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("'" + cron + "'")
                .hasMessageContaining("use five fields as in Unix, such as 0 9 * * 1")
                .extracting(error -> ((JackfieldException) error).error())
                .isEqualTo(StandardError.CONFIG_INVALID);
    }

    @Test
    void scheduleThatIsNeverDueIsRefused() {
        assertThatThrownBy(() -> next("0 0 30 2 *", "UTC", "2026-11-21T12:00:00Z"))
                .isInstanceOf(JackfieldException.class);
    }
}
