package io.jackfield.host.trace;

/**
 * The short name of an update, such as {@code helper-8f3k2}: the bot's id and the update's in base 32. It is the same
 * in each life of the process, and can be read back. Letters that are taken for digits are not in it, so that a user
 * can spell it.
 */
public record TraceId(String bot, long update) {
    /** Crockford's base 32. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int BITS = 5;
    private static final int LONGEST = 13;

    /** Before the number of what no update asked for, whose ids are negative. */
    private static final char UNASKED = 'u';

    @Override
    public String toString() {
        return update < 0 ? bot + '-' + UNASKED + digits(-update) : bot + '-' + digits(update);
    }

    /**
     * The update that an id names.
     *
     * @throws IllegalArgumentException when it is no such id
     */
    public static TraceId parse(String id) {
        int dash = id.lastIndexOf('-');
        String number = id.substring(dash + 1);
        boolean unasked = !number.isEmpty() && number.charAt(0) == UNASKED;
        String digits = unasked ? number.substring(1) : number;
        if (dash < 1 || digits.isEmpty() || digits.length() > LONGEST) {
            throw noId(id);
        }
        long value = 0;
        for (int index = 0; index < digits.length(); index++) {
            int digit = DIGITS.indexOf(digits.charAt(index));
            if (digit < 0) {
                throw noId(id);
            }
            value = value << BITS | digit;
        }
        return new TraceId(id.substring(0, dash), unasked ? -value : value);
    }

    private static IllegalArgumentException noId(String id) {
        return new IllegalArgumentException("'" + id + "' is no trace id; one looks like helper-8f3k2");
    }

    private static String digits(long number) {
        StringBuilder digits = new StringBuilder(LONGEST);
        for (long rest = number; rest != 0 || digits.isEmpty(); rest >>>= BITS) {
            digits.append(DIGITS.charAt((int) (rest & (1 << BITS) - 1)));
        }
        return digits.reverse().toString();
    }
}
