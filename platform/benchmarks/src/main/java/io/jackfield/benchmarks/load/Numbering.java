package io.jackfield.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jackfield.benchmarks.wire.Digits;
import java.util.OptionalInt;

/**
 * The number that a message carries so that its answer can be told from others of the same chat: {@code n-0000017}.
 * Made of the letters that a deep link allows, so it can be the payload of {@code /start}.
 */
final class Numbering {
    private static final String PREFIX = "n-";
    private static final int DIGITS = 7;
    static final String ZERO = PREFIX + "0".repeat(DIGITS);

    private Numbering() {}

    /** Writes a number over the digits of a {@link #ZERO} that begins at this place. */
    static void write(byte[] bytes, int at, int number) {
        Digits.write(bytes, at + PREFIX.length(), DIGITS, number);
    }

    /** The number somewhere in this text, if there is one. */
    static OptionalInt find(String text) {
        for (int at = text.indexOf(PREFIX); at >= 0; at = text.indexOf(PREFIX, at + 1)) {
            int from = at + PREFIX.length();
            if (from + DIGITS > text.length()) {
                return OptionalInt.empty();
            }
            String digits = text.substring(from, from + DIGITS);
            if (digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return OptionalInt.of((int) Digits.read(digits.getBytes(ISO_8859_1), 0, DIGITS));
            }
        }
        return OptionalInt.empty();
    }
}
