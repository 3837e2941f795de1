package io.jackfield.host.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.desk.OperatorDesk;
import io.jackfield.host.alerts.Alert;
import io.jackfield.host.alerts.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class PluginAlertsTest {
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);
    private final Alerts alerts = new Alerts(clock, (alert, day) -> {});
    private final PluginAlerts ofPlugins = new PluginAlerts(alerts, clock);

    private OperatorDesk desk(String plugin) {
        return new HostOperatorDesk(ofPlugins.of(plugin), new StaffLists(bot -> List.of(), null));
    }

    private List<String> open() {
        return alerts.all().stream().map(Alert::words).toList();
    }

    @Test
    void twoPluginsMayHaveTheSameKey() {
        desk("crm").alert("away", "The CRM is away");
        desk("school").alert("away", "The school\n is away ");
        desk("crm").over("away");
        desk("nobody").over("away");

        assertThat(open()).containsExactly("plugin school: The school is away");
    }

    @Test
    void oneAlertSaysThatThereAreTooMany() {
        for (int number = 0; number < 30; number++) {
            desk("crm").alert("order." + number, "Order " + number);
        }
        desk("crm").alert("order.3", "Order 3, still");
        desk("school").alert("away", "The school is away");

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
            desk("crm").alert("order." + number, "Order " + number);
            if (number < 100) {
                desk("crm").over("order." + number);
            }
        }
        assertThat(open()).containsExactly("plugin crm raises too many alerts; further ones are in the log only");

        clock.add(Duration.ofDays(1));
        desk("crm").alert("order.119", "Order 119");

        assertThat(open()).containsExactly("plugin crm: Order 119");
    }

    @Test
    void alertsOfAPluginThatHasGoneAreOver() {
        desk("crm").alert("away", "The CRM is away");
        desk("school").alert("away", "The school is away");

        ofPlugins.keep(plugin -> plugin.equals("school"));

        assertThat(open()).containsExactly("plugin school: The school is away");
    }

    @Test
    void wrongKeysAndEmptySentencesAreRefused() {
        assertThatThrownBy(() -> desk("crm").alert("a b", "words")).hasMessageContaining("alert key is 'a b'");
        assertThatThrownBy(() -> desk("crm").alert("key", " ")).hasMessageContaining("says nothing");
        assertThatThrownBy(() -> desk("crm").over("")).hasMessageContaining("alert key is ''");
    }
}
