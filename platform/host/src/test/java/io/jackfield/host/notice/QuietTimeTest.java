package io.jackfield.host.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.desk.NoticeDesk.QuietHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuietTimeTest {
    private static final Optional<QuietHours> NIGHT =
            Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0)));

    private static Optional<Instant> end(String now, ZoneId zone) {
        return QuietTime.endFor(NIGHT, Instant.parse(now), zone);
    }

    @Test
    void nightEndsInTheMorningOnBothSidesOfMidnight() {
        assertThat(end("2026-01-05T23:30:00Z", ZoneOffset.UTC)).contains(Instant.parse("2026-01-06T08:00:00Z"));
        assertThat(end("2026-01-06T07:59:59Z", ZoneOffset.UTC)).contains(Instant.parse("2026-01-06T08:00:00Z"));
        assertThat(end("2026-01-06T08:00:00Z", ZoneOffset.UTC)).isEmpty();
        assertThat(end("2026-01-06T21:59:00Z", ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void nightIsThatOfTheZone() {
        ZoneId tashkent = ZoneId.of("Asia/Tashkent");

        assertThat(end("2026-01-05T18:00:00Z", tashkent)).contains(Instant.parse("2026-01-06T03:00:00Z"));
        assertThat(end("2026-01-05T23:30:00Z", tashkent)).contains(Instant.parse("2026-01-06T03:00:00Z"));
        assertThat(end("2026-01-06T03:00:00Z", tashkent)).isEmpty();
    }

    @Test
    void nightOfAClockChangeEndsAtItsHour() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(end("2026-03-28T22:00:00Z", berlin)).contains(Instant.parse("2026-03-29T06:00:00Z"));
        assertThat(end("2026-10-24T22:00:00Z", berlin)).contains(Instant.parse("2026-10-25T07:00:00Z"));
    }

    @Test
    void endInAnHourThatAClockChangeLeavesOutIsTheOneAfterIt() {
        Optional<QuietHours> odd = Optional.of(new QuietHours(LocalTime.of(1, 0), LocalTime.of(2, 30)));

        assertThat(QuietTime.endFor(odd, Instant.parse("2026-03-29T00:30:00Z"), ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void whoHasNoQuietHoursIsToldAtAnyTime() {
        assertThat(QuietTime.endFor(Optional.empty(), Instant.parse("2026-01-05T23:30:00Z"), ZoneOffset.UTC))
                .isEmpty();
    }
}
