package io.jackfield.host.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PluginMetersTest {
    private static final int CALLS_PER_SECOND = 50;

    private final AtomicLong nanos = new AtomicLong();
    private final PluginMeters meters = new PluginMeters(new SimpleMeterRegistry(), nanos::get);

    @Test
    void fewPluginsAreSampledOnceASecondEach() {
        assertThat(samples(5, Duration.ofSeconds(60))).isBetween(5 * 55, 5 * 60);
    }

    @Test
    void manyPluginsTogetherAreSampledNoMoreOftenThanTen() {
        assertThat(samples(100, Duration.ofSeconds(60))).isBetween(100 * 5, 100 * 6);
    }

    @Test
    void rarePluginIsSampledAmongManyThatAreBusy() {
        for (int call = 1; call < 10; call++) {
            assertThat(meters.wantsSample("rare")).isFalse();
        }
        samples(100, Duration.ofSeconds(60));

        assertThat(meters.wantsSample("rare")).isTrue();
        assertThat(meters.wantsSample("rare")).isFalse();
    }

    /** How many calls of these plugins, which are called all the time, are to be measured. */
    private int samples(int plugins, Duration length) {
        int samples = 0;
        for (int round = 0; round < length.toSeconds() * CALLS_PER_SECOND; round++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos() / CALLS_PER_SECOND);
            for (int plugin = 0; plugin < plugins; plugin++) {
                if (meters.wantsSample("busy-" + plugin)) {
                    samples++;
                    meters.beginSample().end("busy-" + plugin);
                }
            }
        }
        return samples;
    }
}
