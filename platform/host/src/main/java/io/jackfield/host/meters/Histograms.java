package io.jackfield.host.meters;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * Timers whose percentiles can be asked for: the same few buckets for all, 5 ms to a minute, because each is a line of
 * a scrape.
 */
public final class Histograms {
    private static final Duration[] BUCKETS = LongStream.of(
                    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** By this the benchmarks see what buckets cost. */
    private static final boolean WITHOUT = Boolean.getBoolean("jackfield.unobserved");

    private Histograms() {}

    public static Timer.Builder of(String name) {
        return WITHOUT ? Timer.builder(name) : Timer.builder(name).serviceLevelObjectives(BUCKETS);
    }
}
