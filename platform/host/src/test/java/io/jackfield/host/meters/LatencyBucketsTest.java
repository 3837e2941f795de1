package io.jackfield.host.meters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyBucketsTest {
    private static Map<Long, Long> counts(LongStream millis) {
        Map<Long, Long> counts = new HashMap<>();
        millis.forEach(span -> counts.merge(LatencyBuckets.of(span), 1L, Long::sum));
        return counts;
    }

    @Test
    void spanBelongsToTheBucketThatEndsAtItOrAfter() {
        assertThat(LatencyBuckets.of(0)).isEqualTo(20);
        assertThat(LatencyBuckets.of(1_000)).isEqualTo(1_000);
        assertThat(LatencyBuckets.of(1_001)).isEqualTo(1_500);
        assertThat(LatencyBuckets.of(Long.MAX_VALUE)).isEqualTo(600_000);
    }

    @Test
    void percentilesAreExactToAFifth() {
        Map<Long, Long> counts = counts(LongStream.rangeClosed(1, 10_000));

        assertThat(LatencyBuckets.percentile(counts, 0.5).orElseThrow()).isBetween(4_000L, 6_000L);
        assertThat(LatencyBuckets.percentile(counts, 0.95).orElseThrow()).isBetween(9_000L, 10_000L);
        assertThat(LatencyBuckets.percentile(counts, 1)).hasValue(10_000);
    }

    @Test
    void nothingHasNoPercentile() {
        assertThat(LatencyBuckets.percentile(Map.of(), 0.5)).isEmpty();
    }
}
