package io.jackfield.host.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class PluginRatesTest {
    private final Map<String, PluginTotals> totals = new HashMap<>();
    private long now;
    private final PluginRates rates = new PluginRates(() -> totals, () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
        rates.look();
    }

    /** @param quick calls of up to 10 ms; the others take up to a second */
    private void called(int answered, int failed, int quick) {
        SequencedMap<Double, Double> upTo = new LinkedHashMap<>();
        upTo.put(10.0, (double) quick);
        upTo.put(1_000.0, (double) answered + failed);
        totals.put("hello", new PluginTotals(answered, failed, answered * 1_000_000L, answered * 1_000L, upTo));
    }

    @Test
    void ratesAreThoseOfTheLastFiveMinutes() {
        rates.look();
        called(1_000, 0, 0);
        pass(Duration.ofMinutes(1));
        for (int minute = 1; minute <= 6; minute++) {
            called(1_000 + 90 * minute, 10 * minute, 99 * minute);
            pass(Duration.ofMinutes(1));
        }

        PluginRates.Rates hello = rates.now().get("hello");

        assertThat(hello.callsPerMinute()).isEqualTo(100);
        assertThat(hello.failedPercent()).isEqualTo(10);
        assertThat(hello.p95Millis()).hasValue(10);
        assertThat(hello.computedPercent()).isEqualTo(0.15);
        assertThat(hello.allocatedBytesPerMinute()).isEqualTo(90_000);
    }

    @Test
    void pluginThatCameBackCountsAnew() {
        rates.look();
        called(1_000, 0, 1_000);
        pass(Duration.ofMinutes(1));

        called(30, 0, 30);
        now += Duration.ofMinutes(1).toNanos();

        assertThat(rates.now().get("hello").callsPerMinute()).isEqualTo(30);
    }

    @Test
    void withoutCallsThereIsNoTime() {
        called(0, 0, 0);
        rates.look();
        pass(Duration.ofMinutes(1));

        assertThat(rates.now().get("hello").p95Millis()).isEmpty();
        assertThat(rates.now().get("hello").callsPerMinute()).isZero();
    }
}
