package io.jackfield.host.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final List<String> told = new ArrayList<>();
    private final Alerts alerts = new Alerts(clock, (alert, day) -> told.add(day + " " + alert.words()));

    @Test
    void sameAlertIsToldOnceADay() {
        alerts.raise("credit", "no credit");
        alerts.raise("credit", "no credit");
        now = now.plus(Duration.ofHours(23));
        alerts.raise("credit", "no credit");

        assertThat(told).containsExactly("2026-11-21 no credit", "2026-11-22 no credit");
    }

    @Test
    void oneThatComesAndGoesIsNotToldEachTime() {
        alerts.raise("credit", "no credit");
        alerts.clear("credit");
        alerts.raise("credit", "no credit");

        assertThat(told).hasSize(1);
    }

    @Test
    void openAlertsAreListedSinceWhenUntilTheyAreOver() {
        alerts.raise("credit", "no credit");
        now = now.plusSeconds(60);
        alerts.raise("key", "no key");
        alerts.raise("credit", "still no credit");

        assertThat(alerts.all()).extracting(Alert::words).containsExactly("still no credit", "no key");
        assertThat(alerts.all().getFirst().since()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));

        alerts.clear("credit");
        alerts.clear("never raised");
        assertThat(alerts.all()).extracting(Alert::key).containsExactly("key");
    }

    @Test
    void whatIsOnlyMentionedIsToldOnceADayAndNotOpen() {
        alerts.mention("review 1", "look at 1");
        alerts.mention("review 1", "look at 1");
        alerts.mention("review 2", "look at 2");
        now = now.plus(Duration.ofHours(24));
        alerts.mention("review 1", "look at 1");

        assertThat(told).containsExactly("2026-11-21 look at 1", "2026-11-21 look at 2", "2026-11-22 look at 1");
        assertThat(alerts.all()).isEmpty();
    }

    @Test
    void snoozedAlertIsQuietUntilItsTimeAndThenToldAgain() {
        alerts.raise("credit", "no credit");
        alerts.snooze(new Snooze("credit", now.plus(Duration.ofDays(2)), "eve"));

        now = now.plus(Duration.ofDays(1));
        alerts.raise("credit", "no credit");
        assertThat(told).hasSize(1);
        assertThat(alerts.pressing()).isEmpty();
        assertThat(alerts.all())
                .extracting(alert -> alert.snooze().orElseThrow().by())
                .containsExactly("eve");

        now = now.plus(Duration.ofDays(1));
        alerts.raise("credit", "no credit");
        assertThat(told).hasSize(2);
        assertThat(alerts.pressing()).hasSize(1);
    }

    @Test
    void mostUrgentOnesPressFirst() {
        alerts.raise(Trouble.of("old", "to clean up").notice());
        now = now.plusSeconds(60);
        alerts.raise("credit", "no credit");
        alerts.raise(Trouble.of("bot", "no answers").critical());

        assertThat(alerts.pressing()).extracting(Alert::key).containsExactly("bot", "credit", "old");
    }

    @Test
    void whatALookDoesNotFindAnyMoreIsOver() {
        StandingTroubles standing = new StandingTroubles(alerts);
        alerts.raise("credit", "no credit");

        standing.found(List.of(Trouble.of("jar a", "left out"), Trouble.of("jar b", "left out")));
        standing.found(List.of(Trouble.of("jar b", "still left out")));

        assertThat(alerts.all()).extracting(Alert::words).containsExactly("no credit", "still left out");
    }
}
