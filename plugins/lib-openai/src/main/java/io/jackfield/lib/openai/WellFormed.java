package io.jackfield.lib.openai;

import io.jackfield.api.chat.Unicode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text that can be put into UTF-8. A text that was cut in the middle of a character holds half of one, for which
 * services refuse the whole request.
 */
final class WellFormed {
    private WellFormed() {}

    /** The same text, and the very same object when there is nothing to replace. */
    static String of(String text) {
        return Unicode.wellFormed(text);
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
}
