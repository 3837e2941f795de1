package io.jackfield.benchmarks.load;

import java.time.Duration;

/**
 * Counts durations in buckets that grow with the duration: 64 for each doubling, so a value read back is at most 1.6 %
 * above the one recorded.
 */
public final class Histogram {
    private static final int SUB_BUCKET_BITS = 6;
    private static final int SUB_BUCKETS = 1 << SUB_BUCKET_BITS;

    private final long[] counts = new long[SUB_BUCKETS * (Long.SIZE - SUB_BUCKET_BITS)];
    private long count;
    private long maximum;

    public void record(long nanos) {
        long value = Math.max(0, nanos);
        counts[bucketOf(value)]++;
        count++;
        maximum = Math.max(maximum, value);
    }

    public long count() {
        return count;
    }

    public Duration maximum() {
        return Duration.ofNanos(maximum);
    }

    /** The duration that this share of all values, such as 0.99, does not exceed; zero when there are none. */
    public Duration percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= rank) {
                return Duration.ofNanos(Math.min(maximum, highestIn(bucket)));
            }
        }
        return Duration.ZERO;
    }

    /** Values below 64 have a bucket each; above, the six bits after the highest one choose it. */
    private static int bucketOf(long value) {
        if (value < SUB_BUCKETS) {
            return (int) value;
        }
        int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - SUB_BUCKET_BITS;
        return (int) (((long) doublings << SUB_BUCKET_BITS) + (value >>> doublings));
    }

    private static long highestIn(int bucket) {
        if (bucket < SUB_BUCKETS) {
            return bucket;
        }
        int doublings = (bucket >>> SUB_BUCKET_BITS) - 1;
        long first = SUB_BUCKETS + (long) (bucket & (SUB_BUCKETS - 1));
        return ((first + 1) << doublings) - 1;
    }
}
