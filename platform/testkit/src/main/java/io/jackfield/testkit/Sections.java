package io.jackfield.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/** Configuration written as {@code section.key}. */
final class Sections {
    private Sections() {}

    @SuppressWarnings("unchecked")
    static void put(Map<String, Object> target, String dottedKey, Object value) {
        int dot = dottedKey.indexOf('.');
        if (dot < 0) {
            target.put(dottedKey, value);
            return;
        }
        Object section = target.computeIfAbsent(dottedKey.substring(0, dot), empty -> new LinkedHashMap<>());
        if (!(section instanceof LinkedHashMap<?, ?>)) {
            throw new IllegalArgumentException(
                    "'" + dottedKey.substring(0, dot) + "' is '" + section + "' already; it cannot be a section too");
        }
        put((Map<String, Object>) section, dottedKey.substring(dot + 1), value);
    }
}
