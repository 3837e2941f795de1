package io.jackfield.lib.documents;

/**
 * How much a document may come to.
 *
 * @param maxCharacters where the text is cut, 1 or more
 * @param maxUnpackedBytes how much its packed parts may be unpacked, all together; a document that needs more is refused
 */
public record Limits(int maxCharacters, long maxUnpackedBytes) {
    private static final long USUAL_UNPACKED = 200L << 20;

    public Limits {
        if (maxCharacters < 1 || maxUnpackedBytes < 1) {
            throw new IllegalArgumentException(
                    "limits are " + maxCharacters + " characters and " + maxUnpackedBytes + " bytes; use 1 or more");
        }
    }

    /** Up to this many characters, from at most 200 MB unpacked. */
    public static Limits characters(int most) {
        return new Limits(most, USUAL_UNPACKED);
    }
}
