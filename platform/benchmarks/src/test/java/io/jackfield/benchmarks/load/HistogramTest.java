package io.jackfield.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private final Histogram histogram = new Histogram();

    @Test
    void percentilesAreWithinTwoPercentOfTheTruth() {
        SplittableRandom random = new SplittableRandom(7);
        long[] values = LongStream.generate(() -> 1 + (long) Math.exp(random.nextDouble() * 25))
                .limit(20_000)
                .sorted()
                .toArray();

        LongStream.of(values).forEach(histogram::record);

        for (double share : new double[] {0.001, 0.5, 0.9, 0.99, 0.999, 1.0}) {
            long exact = values[(int) Math.ceil(share * values.length) - 1];
            assertThat(histogram.percentile(share).toNanos()).isBetween(exact, exact + exact / 50 + 1);
        }
        assertThat(histogram.count()).isEqualTo(values.length);
    }

    @Test
    void largestValueIsExact() {
        histogram.record(1_000_003);
        histogram.record(7);

        assertThat(histogram.maximum()).isEqualTo(Duration.ofNanos(1_000_003));
        assertThat(histogram.percentile(1)).isEqualTo(Duration.ofNanos(1_000_003));
    }

    @Test
    void extremeValuesHaveTheirPlace() {
        histogram.record(Long.MAX_VALUE);
        histogram.record(-1);

        assertThat(histogram.percentile(0.5)).isZero();
        assertThat(histogram.percentile(1).toNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void emptyHistogramSaysZero() {
        assertThat(histogram.percentile(0.99)).isZero();
    }
}
