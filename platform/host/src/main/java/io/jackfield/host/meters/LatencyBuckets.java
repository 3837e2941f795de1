package io.jackfield.host.meters;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Spans of time in so few buckets that their counts can be stored and added up; percentiles are told from them, exact
 * to about a fifth. A bucket is called by its upper end in milliseconds.
 */
public final class LatencyBuckets {
    private static final long[] ENDS = {
        20, 50, 100, 150, 200, 300, 400, 500, 700, 1_000, 1_500, 2_000, 3_000, 4_000, 5_000, 7_000, 10_000, 15_000,
        20_000, 30_000, 45_000, 60_000, 90_000, 120_000, 180_000, 300_000, 600_000
    };

    private LatencyBuckets() {}

    /** The bucket that a span belongs to; the last one holds whatever is longer. */
    public static long of(long millis) {
        int place = Arrays.binarySearch(ENDS, millis);
        return ENDS[Math.min(ENDS.length - 1, place < 0 ? -place - 1 : place)];
    }

    /**
     * The span that this share of all has not exceeded, in milliseconds, as if values lay evenly in their bucket.
     *
     * @param counts by bucket
     * @param share above 0, up to 1
     */
    public static OptionalLong percentile(Map<Long, Long> counts, double share) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        double wanted = share * all;
        long before = 0;
        long lower = 0;
        for (long end : ENDS) {
            long here = counts.getOrDefault(end, 0L);
            if (here > 0 && before + here >= wanted) {
                return OptionalLong.of(Math.round(lower + (end - lower) * (wanted - before) / here));
            }
            before += here;
            lower = end;
        }
        return OptionalLong.empty();
    }
}
