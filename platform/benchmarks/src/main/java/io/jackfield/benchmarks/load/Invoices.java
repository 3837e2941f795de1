package io.jackfield.benchmarks.load;

import io.jackfield.benchmarks.wire.Digits;
import java.util.Locale;

/** What orders of the benchmarks are called, what they cost, and what their invoices carry through Telegram. */
public final class Invoices {
    /** Whole Stars. */
    public static final int STARS = 250;

    private static final String FIRST_LETTERS = "bench";
    private static final int DIGITS = 10;
    private static final String ORDER = FIRST_LETTERS + "%0" + DIGITS + "dx";
    private static final String BEFORE_ORDER = "2:stars:";

    /** The payload of an invoice as the host writes it, for the order with the number zero. */
    static final String PAYLOAD_OF_ZERO = BEFORE_ORDER + order(0);

    private Invoices() {}

    /** The id of the order with this number; its last character is a letter, as in the ids that the host makes. */
    public static String order(int number) {
        return String.format(Locale.ROOT, ORDER, number);
    }

    /** Writes a number into a {@link #PAYLOAD_OF_ZERO} that begins at this place. */
    static void write(byte[] bytes, int at, int number) {
        Digits.write(bytes, at + BEFORE_ORDER.length() + FIRST_LETTERS.length(), DIGITS, number);
    }
}
