package io.jackfield.lib.openai;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text that can be put into UTF-8. A text that was cut in the middle of a character holds half of one, for which services
 * refuse the whole request.
 */
final class WellFormed {
    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    /** The same text, and the very same object when there is nothing to replace. */
    static String of(String text) {
        int half = firstHalf(text, 0);
        if (half < 0) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text);
        for (; half >= 0; half = firstHalf(text, half + 1)) {
            whole.setCharAt(half, REPLACEMENT);
        }
        return whole.toString();
    }

    /** A text, a number, a flag, a list or a map of these. */
    static Object of(Object value) {
        return switch (value) {
            case String text -> of(text);
            case List<?> items -> items.stream().map(WellFormed::of).toList();
            case Map<?, ?> fields -> {
                Map<Object, Object> whole = new LinkedHashMap<>();
                fields.forEach((name, field) -> whole.put(of(name), of(field)));
                yield whole;
            }
            default -> value;
        };
    }

    /** Where the first half character is, from there on; -1 when all are whole. */
    private static int firstHalf(String text, int from) {
        int index = from;
        while (index < text.length()) {
            char unit = text.charAt(index);
            if (!Character.isSurrogate(unit)) {
                index++;
            } else if (Character.isHighSurrogate(unit)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                index += 2;
            } else {
                return index;
            }
        }
        return -1;
    }
}
