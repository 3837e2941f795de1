package io.jackfield.host.config.read;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with a unit, as operators write them. */
public final class Units {
    private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,15})\\s*([A-Za-z]*)");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final Map<String, Long> BYTES =
            Map.of("", 1L, "B", 1L, "kB", 1024L, "KB", 1024L, "MB", 1024L * 1024);

    private Units() {}

    /** A whole number, {@code _} between digits allowed; throws {@link IllegalArgumentException} for anything else. */
    public static long number(String text) {
        return scaled(text.replace("_", ""), Map.of("", 1L));
    }

    static long bytes(String text) {
        return scaled(text, BYTES);
    }

    /** A duration such as {@code 12h}; throws {@link IllegalArgumentException} for anything else. */
    public static Duration duration(String text) {
        return Duration.ofMillis(millis(text));
    }

    /** A duration in milliseconds; only zero goes without a unit. */
    static long millis(String text) {
        long millis = text.equals("0") ? 0 : scaled(text, MILLIS);
        if (millis < 0) {
            throw new IllegalArgumentException(text);
        }
        return millis;
    }

    private static long scaled(String text, Map<String, Long> units) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
            throw new IllegalArgumentException(text);
        }
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), units.get(matcher.group(2)));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The duration in its largest whole unit, such as {@code 5m}. */
    static String shown(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            if (millis != 0 && millis % MILLIS.get(unit) == 0) {
                return millis / MILLIS.get(unit) + unit;
            }
        }
        return millis + "ms";
    }
}
