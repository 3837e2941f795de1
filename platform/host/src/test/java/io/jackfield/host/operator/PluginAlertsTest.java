package io.jackfield.host.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.TurnedClock;
import io.jackfield.host.alerts.Alert;
import io.jackfield.host.alerts.Alerts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginAlertsTest {
    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private final Clock clock = new TurnedClock(() -> now);
    private final Alerts alerts = new Alerts(clock, (alert, day) -> {});
    private final PluginAlerts ofPlugins = new PluginAlerts(alerts, clock);

    private List<String> open() {
        return alerts.all().stream().map(Alert::words).toList();
    }

    @Test
    void twoPluginsMayHaveTheSameKey() {
        ofPlugins.raise("crm", "away", "The CRM is away");
        ofPlugins.raise("school", "away", "The school\n is away ");
        ofPlugins.over("crm", "away");
        ofPlugins.over("nobody", "away");

        assertThat(open()).containsExactly("plugin school: The school is away");
    }

    @Test
    void oneAlertSaysThatThereAreTooMany() {
        for (int number = 0; number < 30; number++) {
            ofPlugins.raise("crm", "order." + number, "Order " + number);
        }
        ofPlugins.raise("crm", "order.3", "Order 3, still");
        ofPlugins.raise("school", "away", "The school is away");

        assertThat(open())
                .hasSize(22)
                .contains(
                        "plugin crm: Order 3, still",
                        "plugin crm raises too many alerts; further ones are in the log only",
                        "plugin school: The school is away")
                .doesNotContain("plugin crm: Order 20");
    }

    @Test
    void newKeysRunOutForTheDay() {
        for (int number = 0; number < 120; number++) {
            ofPlugins.raise("crm", "order." + number, "Order " + number);
            if (number < 100) {
                ofPlugins.over("crm", "order." + number);
            }
        }
        assertThat(open()).containsExactly("plugin crm raises too many alerts; further ones are in the log only");

        now = now.plus(Duration.ofDays(1));
        ofPlugins.raise("crm", "order.119", "Order 119");

        assertThat(open()).containsExactly("plugin crm: Order 119");
    }

    @Test
    void alertsOfAPluginThatHasGoneAreOver() {
        ofPlugins.raise("crm", "away", "The CRM is away");
        ofPlugins.raise("school", "away", "The school is away");

        ofPlugins.keep(plugin -> plugin.equals("school"));

        assertThat(open()).containsExactly("plugin school: The school is away");
    }

    @Test
    void wrongKeysAndEmptySentencesAreRefused() {
        assertThatThrownBy(() -> ofPlugins.raise("crm", "a b", "words")).hasMessageContaining("alert key is 'a b'");
        assertThatThrownBy(() -> ofPlugins.raise("crm", "key", " ")).hasMessageContaining("says nothing");
        assertThatThrownBy(() -> ofPlugins.over("crm", "")).hasMessageContaining("alert key is ''");
    }
}
