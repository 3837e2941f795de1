package io.jackfield.host.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.desk.BillingDesk.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CurrentPeriodTest {
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static CurrentPeriod period(Period period, String now, ZoneId zone) {
        return CurrentPeriod.of(period, Instant.parse(now), zone);
    }

    @Test
    void dayTurnsInTheZone() {
        CurrentPeriod late = period(Period.DAY, "2026-01-05T20:59:59Z", MOSCOW);

        assertThat(late.name()).isEqualTo("2026-01-05");
        assertThat(late.end()).contains(Instant.parse("2026-01-05T21:00:00Z"));
        assertThat(period(Period.DAY, "2026-01-05T21:00:00Z", MOSCOW).name()).isEqualTo("2026-01-06");
        assertThat(period(Period.DAY, "2026-01-05T21:00:00Z", ZoneOffset.UTC).name())
                .isEqualTo("2026-01-05");
    }

    @Test
    void daysAreShorterAndLongerWhereClocksChange() {
        assertThat(length("2026-03-29T12:00:00Z")).isEqualTo(Duration.ofHours(23));
        assertThat(length("2026-10-25T12:00:00Z")).isEqualTo(Duration.ofHours(25));
        assertThat(length("2026-10-26T12:00:00Z")).isEqualTo(Duration.ofHours(24));
    }

    private static Duration length(String noon) {
        Instant now = Instant.parse(noon);
        Instant end = CurrentPeriod.of(Period.DAY, now, BERLIN).end().orElseThrow();
        Instant begin = CurrentPeriod.of(Period.DAY, now.minus(Duration.ofDays(1)), BERLIN)
                .end()
                .orElseThrow();
        return Duration.between(begin, end);
    }

    @Test
    void dayBeginsLaterWhereMidnightDoesNotExist() {
        assertThat(period(Period.DAY, "2026-03-07T12:00:00Z", ZoneId.of("America/Havana"))
                        .end())
                .contains(Instant.parse("2026-03-08T05:00:00Z"));
    }

    @Test
    void monthTurnsInTheZone() {
        CurrentPeriod last = period(Period.MONTH, "2026-12-31T20:00:00Z", MOSCOW);

        assertThat(last.name()).isEqualTo("2026-12");
        assertThat(last.end()).contains(Instant.parse("2026-12-31T21:00:00Z"));
        assertThat(period(Period.MONTH, "2026-12-31T21:00:00Z", MOSCOW).name()).isEqualTo("2027-01");
    }

    @Test
    void everNeverTurns() {
        assertThat(period(Period.EVER, "2026-12-31T20:00:00Z", MOSCOW).end()).isEmpty();
    }
}
