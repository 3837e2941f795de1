package io.jackfield.host.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One figure whose course is kept, measured from meters of all bots and plugins together.
 *
 * @param name as the API calls it
 * @param unit such as {@code 1/min}, {@code ms} or {@code bytes}
 */
public record Figure(String name, String unit, Measure measure) {
    private static final int MINUTE = 60;

    /** What is measured of the registry at a moment. */
    public sealed interface Measure {
        /** How fast counters grow, in units a minute. */
        record Rate(String meter, String... tags) implements Measure {}

        /** The sum of gauges, times a factor. */
        record Sum(String meter, double factor, String... tags) implements Measure {}

        /** The greatest of gauges, times a factor. */
        record Greatest(String meter, double factor) implements Measure {}

        /** A percentile of a timer since the last measuring, in milliseconds, by its buckets. */
        record Percentile(String meter, double share) implements Measure {}
    }

    /**
     * What was measured before, for what is told by differences.
     *
     * @param total of counters
     * @param buckets counts by upper ends
     */
    record Before(double total, double[] buckets) {
        static final Before NOTHING = new Before(Double.NaN, new double[0]);
    }

    /** A value, NaN for none, and what to remember. */
    record Measured(double value, Before now) {}

    Measured measure(MeterRegistry registry, Before before, double seconds) {
        return switch (measure) {
            case Measure.Rate rate -> {
                double total = counted(registry, rate);
                yield new Measured((total - before.total()) / seconds * MINUTE, new Before(total, new double[0]));
            }
            case Measure.Sum sum ->
                new Measured(
                        registry.find(sum.meter()).tags(sum.tags()).gauges().stream()
                                        .mapToDouble(Gauge::value)
                                        .filter(Double::isFinite)
                                        .sum()
                                * sum.factor(),
                        Before.NOTHING);
            case Measure.Greatest greatest ->
                new Measured(
                        registry.find(greatest.meter()).gauges().stream()
                                        .mapToDouble(Gauge::value)
                                        .filter(Double::isFinite)
                                        .max()
                                        .orElse(Double.NaN)
                                * greatest.factor(),
                        Before.NOTHING);
            case Measure.Percentile percentile -> percentile(registry, percentile, before);
        };
    }

    private static double counted(MeterRegistry registry, Measure.Rate rate) {
        var search = registry.find(rate.meter()).tags(rate.tags());
        return search.counters().stream().mapToDouble(Counter::count).sum()
                + search.functionCounters().stream()
                        .mapToDouble(FunctionCounter::count)
                        .sum()
                + search.timers().stream().mapToLong(Timer::count).sum();
    }

    private static Measured percentile(MeterRegistry registry, Measure.Percentile wanted, Before before) {
        List<CountAtBucket[]> all = registry.find(wanted.meter()).timers().stream()
                .map(timer -> timer.takeSnapshot().histogramCounts())
                .filter(buckets -> buckets.length > 0)
                .toList();
        if (all.isEmpty()) {
            return new Measured(Double.NaN, Before.NOTHING);
        }
        CountAtBucket[] ends = all.getFirst();
        double[] now = new double[ends.length];
        all.forEach(buckets -> {
            for (int bucket = 0; bucket < Math.min(now.length, buckets.length); bucket++) {
                now[bucket] += buckets[bucket].count();
            }
        });
        return new Measured(percentile(ends, now, before.buckets(), wanted.share()), new Before(0, now));
    }

    /** Within its bucket as if values lay evenly; counts are cumulative. */
    private static double percentile(CountAtBucket[] ends, double[] now, double[] before, double share) {
        if (before.length != now.length) {
            return Double.NaN;
        }
        double count = now[now.length - 1] - before[before.length - 1];
        if (count <= 0) {
            return Double.NaN;
        }
        double lowerEnd = 0;
        double lower = 0;
        for (int bucket = 0; bucket < now.length; bucket++) {
            double upper = now[bucket] - before[bucket];
            double end = ends[bucket].bucket(TimeUnit.MILLISECONDS);
            if (upper >= share * count) {
                return Double.isInfinite(end)
                        ? lowerEnd
                        : lowerEnd + (end - lowerEnd) * (share * count - lower) / (upper - lower);
            }
            lower = upper;
            lowerEnd = Double.isInfinite(end) ? lowerEnd : end;
        }
        return lowerEnd;
    }
}
