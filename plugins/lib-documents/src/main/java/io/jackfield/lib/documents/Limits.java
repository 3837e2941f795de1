package io.jackfield.lib.documents;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much a document may come to.
 *
 * @param maxCharacters where the text is cut, 1 or more
 * @param maxUnpackedBytes how much its packed parts may be unpacked, all together; what needs more is cut there
 * @param time of a processor, after which the reading is cut; on a busy machine it may take four times as long, and
 *     waiting until other documents are read comes before it
 */
public record Limits(int maxCharacters, long maxUnpackedBytes, Duration time) {
    private static final long USUAL_UNPACKED = 200L << 20;
    private static final Duration USUAL_TIME = Duration.ofSeconds(5);

    public Limits {
        requireNonNull(time, "time");
        if (maxCharacters < 1 || maxUnpackedBytes < 1 || !time.isPositive()) {
            throw new IllegalArgumentException("limits are " + maxCharacters + " characters, " + maxUnpackedBytes
                    + " bytes and " + time + "; use 1 or more, and a time above zero");
        }
    }

    /** Up to this many characters, from at most 200 MB unpacked, in 5 s. */
    public static Limits characters(int most) {
        return new Limits(most, USUAL_UNPACKED, USUAL_TIME);
    }

    /** The same in another time. */
    public Limits in(Duration time) {
        return new Limits(maxCharacters, maxUnpackedBytes, time);
    }
}
