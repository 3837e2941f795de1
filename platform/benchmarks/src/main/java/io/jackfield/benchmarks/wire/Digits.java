package io.jackfield.benchmarks.wire;

/** Decimal numbers in byte arrays, without a string in between. */
public final class Digits {
    private Digits() {}

    /** Writes a number in exactly {@code width} digits, with zeros in front. */
    public static void write(byte[] bytes, int at, int width, long number) {
        long rest = number;
        for (int i = at + width - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Reads {@code width} characters: digits, the first may be a minus. */
    public static long read(byte[] bytes, int at, int width) {
        boolean negative = width > 0 && bytes[at] == '-';
        long number = 0;
        for (int i = negative ? at + 1 : at; i < at + width; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("byte " + bytes[i] + " at " + i + " is no digit");
            }
            number = number * 10 + digit;
        }
        return negative ? -number : number;
    }
}
