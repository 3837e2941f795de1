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
}
