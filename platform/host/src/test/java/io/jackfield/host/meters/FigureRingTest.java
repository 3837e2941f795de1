package io.jackfield.host.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jackfield.host.meters.FigureRing.Course;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureRingTest {
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

    private final FigureRing ring = new FigureRing(List.of("updates"));

    private void note(int seconds, double value) {
        ring.note(NINE.plusSeconds(seconds), Map.of("updates", value));
    }

    @Test
    void stepIsTheMeanOfWhatWasMeasuredInIt() {
        note(0, 10);
        note(15, 20);
        note(30, 60);
        note(60, 5);

        Course course = ring.course("updates", NINE, 60);

        assertThat(course.times()).containsExactly(NINE.getEpochSecond(), NINE.getEpochSecond() + 60);
        assertThat(course.values()).containsExactly(30, 5);
    }

    @Test
    void whatWasNotMeasuredIsNoValue() {
        note(0, 10);
        note(45, 20);

        assertThat(ring.course("updates", NINE, 15).values()).containsExactly(10, Double.NaN, Double.NaN, 20);
    }

    @Test
    void onlyTheLastDayIsThere() {
        note(0, 1);
        note(24 * 3_600 + 15, 2);

        double[] values = ring.course("updates", NINE.minusSeconds(3_600), 15).values();

        assertThat(values).hasSize(FigureRing.SLOTS).endsWith(2).doesNotContain(1);
    }

    @Test
    void courseBeginsWithTheFirstMeasuring() {
        note(60, 10);

        assertThat(ring.course("updates", NINE.minusSeconds(3_600), 15).times())
                .containsExactly(NINE.getEpochSecond() + 60);
    }

    @Test
    void ringWithoutValuesHasNoCourse() {
        assertThat(ring.course("updates", NINE, 60).values()).isEmpty();
        assertThat(ring.latest("updates")).isNaN();
    }

    @Test
    void ratesAndPercentilesAreThoseSinceTheLastMeasuring() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Counter updates = Counter.builder("telegram.messages")
                .tags("direction", "in", "bot", "a")
                .register(registry);
        Timer answers = Histograms.of("answer").tag("bot", "a").register(registry);
        updates.increment(1_000);
        Figures figures = new Figures(registry);
        figures.measure(NINE);

        updates.increment(5);
        for (int answer = 1; answer <= 100; answer++) {
            answers.record(Duration.ofMillis(answer <= 90 ? 20 : 400));
        }
        figures.measure(NINE.plusSeconds(15));

        assertThat(figures.ring().latest("updates")).isEqualTo(20);
        assertThat(figures.ring().latest("answer.p50")).isBetween(10d, 25d);
        assertThat(figures.ring().latest("answer.p95")).isCloseTo(375, within(130d));
        figures.measure(NINE.plusSeconds(30));
        assertThat(figures.ring().latest("updates")).isZero();
        assertThat(figures.ring().latest("answer.p95")).isNaN();
    }
}
