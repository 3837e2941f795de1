package io.jackfield.host.calls;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How each plugin has been doing in the last five minutes, or since it was first called, from readings of its meters.
 * From any thread.
 */
public final class PluginRates {
    private static final long WINDOW_NANOS = Duration.ofMinutes(5).toNanos();
    private static final long BETWEEN_NANOS = Duration.ofSeconds(10).toNanos();
    private static final double PART = 0.95;
    private static final double MINUTE_NANOS = 60e9;

    private final Supplier<Map<String, PluginTotals>> totals;
    private final LongSupplier nanoTime;
    private final Map<String, Deque<Reading>> readings = new ConcurrentHashMap<>();

    private long lastLook;

    PluginRates(Supplier<Map<String, PluginTotals>> totals, LongSupplier nanoTime) {
        this.totals = totals;
        this.nanoTime = nanoTime;
        lastLook = nanoTime.getAsLong() - BETWEEN_NANOS;
    }

    private record Reading(long at, PluginTotals totals) {}

    /**
     * Lately.
     *
     * @param callsPerMinute all of them
     * @param failedPercent of these; 0 without calls
     * @param p95Millis 95 of 100 took no longer; empty without calls
     * @param computedPercent of one core, estimated
     * @param allocatedBytesPerMinute estimated
     */
    public record Rates(
            double callsPerMinute,
            double failedPercent,
            OptionalDouble p95Millis,
            double computedPercent,
            double allocatedBytesPerMinute) {
        static final Rates NONE = new Rates(0, 0, OptionalDouble.empty(), 0, 0);
    }

    /** Of all plugins that have been called, by id. */
    public synchronized Map<String, Rates> now() {
        long now = nanoTime.getAsLong();
        Map<String, PluginTotals> current = totals.get();
        readings.keySet().retainAll(current.keySet());
        Map<String, Rates> rates = new ConcurrentHashMap<>();
        current.forEach((plugin, totals) -> rates.put(plugin, rates(plugin, new Reading(now, totals))));
        return rates;
    }

    /** Makes a reading when it is time for one, so that there is one to compare with; to be called often. */
    synchronized void look() {
        long now = nanoTime.getAsLong();
        if (now - lastLook < BETWEEN_NANOS) {
            return;
        }
        totals.get().forEach((plugin, totals) -> keep(plugin, new Reading(now, totals)));
        lastLook = now;
    }

    private Rates rates(String plugin, Reading now) {
        keep(plugin, now);
        Reading before = readings.get(plugin).getFirst();
        double minutes = (now.at() - before.at()) / MINUTE_NANOS;
        return minutes <= 0 ? Rates.NONE : rates(before.totals(), now.totals(), minutes);
    }

    private static Rates rates(PluginTotals before, PluginTotals now, double minutes) {
        double calls = now.calls() - before.calls();
        double failed = now.failed() - before.failed();
        return new Rates(
                calls / minutes,
                calls <= 0 ? 0 : 100 * failed / calls,
                calls <= 0 ? OptionalDouble.empty() : percentile(before, now),
                100 * (now.computedNanos() - before.computedNanos()) / (minutes * MINUTE_NANOS),
                (now.allocatedBytes() - before.allocatedBytes()) / minutes);
    }

    /** The end of the bucket that it lies in. */
    private static OptionalDouble percentile(PluginTotals before, PluginTotals now) {
        double wanted = PART * (now.calls() - before.calls());
        for (Map.Entry<Double, Double> bucket : now.upTo().entrySet()) {
            if (bucket.getValue() - before.upTo().getOrDefault(bucket.getKey(), 0.0) >= wanted) {
                return OptionalDouble.of(bucket.getKey());
            }
        }
        return now.upTo().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(now.upTo().lastEntry().getKey());
    }

    private void keep(String plugin, Reading reading) {
        Deque<Reading> kept = readings.computeIfAbsent(plugin, id -> new ArrayDeque<>());
        boolean anew = !kept.isEmpty()
                && kept.getLast().totals().calls() > reading.totals().calls();
        if (kept.isEmpty() || anew) {
            // It had not been called when everybody was looked at last, or was gone in between and counts anew.
            kept.clear();
            kept.add(new Reading(lastLook, PluginTotals.NONE));
        }
        if (reading.at() - kept.getLast().at() >= BETWEEN_NANOS) {
            kept.add(reading);
        }
        while (kept.size() > 1 && reading.at() - kept.getFirst().at() > WINDOW_NANOS) {
            kept.removeFirst();
        }
    }
}
