package io.jackfield.host.meters;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The course of a few dozen figures over the last day, a value each 15 s: 46 KB a figure, whatever happens. What was
 * not measured is NaN. Used by one thread at a time.
 */
public final class FigureRing {
    /** Between two values. */
    public static final int STEP_SECONDS = 15;

    /** A day of them. */
    public static final int SLOTS = 24 * 3_600 / STEP_SECONDS;

    private final Map<String, double[]> rings = new LinkedHashMap<>();
    private long oldest = Long.MIN_VALUE;
    private long newest = Long.MIN_VALUE;

    /** @param names of the figures */
    public FigureRing(List<String> names) {
        for (String name : names) {
            double[] ring = new double[SLOTS];
            Arrays.fill(ring, Double.NaN);
            rings.put(name, ring);
        }
    }

    /** The names of what is kept. */
    public List<String> names() {
        return List.copyOf(rings.keySet());
    }

    /**
     * Notes what was measured at a moment; what was not is NaN, also for the slots that were left out since the last
     * time.
     */
    public void note(Instant at, Map<String, Double> values) {
        long slot = slot(at);
        if (slot <= newest) {
            return;
        }
        oldest = Math.max(newest == Long.MIN_VALUE ? slot : oldest, slot - SLOTS + 1);
        long first = Math.max(newest + 1, oldest);
        rings.forEach((name, ring) -> {
            for (long gap = first; gap < slot; gap++) {
                ring[index(gap)] = Double.NaN;
            }
            ring[index(slot)] = values.getOrDefault(name, Double.NaN);
        });
        newest = slot;
    }

    private static long slot(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    private static int index(long slot) {
        return (int) Math.floorMod(slot, (long) SLOTS);
    }

    /**
     * A figure over a time.
     *
     * @param times in seconds since 1970, each the beginning of a step
     * @param values means of the steps; NaN for none
     */
    public record Course(long[] times, double[] values) {}

    /**
     * How a figure has gone, since it was first measured.
     *
     * @param name one of {@link #names}
     * @param step in seconds; rounded up to whole slots
     */
    public Course course(String name, Instant from, int step) {
        double[] ring = rings.get(name);
        int slots = Math.max(1, (step + STEP_SECONDS - 1) / STEP_SECONDS);
        long first = Math.floorDiv(Math.max(slot(from), oldest), slots) * slots;
        int steps = newest == Long.MIN_VALUE || first > newest ? 0 : (int) ((newest - first) / slots) + 1;
        long[] times = new long[steps];
        double[] values = new double[steps];
        for (int one = 0; one < steps; one++) {
            long begin = first + (long) one * slots;
            times[one] = begin * STEP_SECONDS;
            values[one] = mean(ring, begin, Math.min(begin + slots - 1, newest));
        }
        return new Course(times, values);
    }

    private double mean(double[] ring, long first, long last) {
        double sum = 0;
        int measured = 0;
        for (long slot = Math.max(first, oldest); slot <= last; slot++) {
            double value = ring[index(slot)];
            if (!Double.isNaN(value)) {
                sum += value;
                measured++;
            }
        }
        return measured == 0 ? Double.NaN : sum / measured;
    }

    /** The newest value; NaN for none. */
    public double latest(String name) {
        return newest == Long.MIN_VALUE ? Double.NaN : rings.get(name)[index(newest)];
    }
}
