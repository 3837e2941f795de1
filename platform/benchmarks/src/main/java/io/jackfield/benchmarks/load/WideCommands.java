package io.jackfield.benchmarks.load;

import io.jackfield.benchmarks.wire.Digits;
import java.util.Locale;

/** The commands of plugins of which there are many, a command each: {@code /wide000}, {@code /wide001} and so on. */
public final class WideCommands {
    private static final String NAME = "wide";
    private static final int DIGITS = 3;
    /** How many there can be: as many as Telegram lists in a bot's menu. */
    public static final int MOST = 100;

    static final String ZERO = "/" + NAME + "0".repeat(DIGITS);

    private WideCommands() {}

    /** The command of a plugin, without its slash. */
    public static String name(int plugin) {
        return String.format(Locale.ROOT, "%s%0" + DIGITS + "d", NAME, plugin);
    }

    /** Writes a number over the digits of a {@link #ZERO} that begins at this place. */
    static void write(byte[] bytes, int at, int plugin) {
        Digits.write(bytes, at + 1 + NAME.length(), DIGITS, plugin);
    }
}
