package io.jackfield.host.operator;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What plugins say of a person, as it becomes JSON. */
public final class PersonalValues {
    private static final int DEEPEST = 20;

    private PersonalValues() {}

    /** The same without anything that JSON does not know, which is the plugin's fault. */
    public static Map<String, Object> checked(String plugin, Map<String, Object> said) {
        if (said == null) {
            throw fault(plugin, "has answered null");
        }
        return map(plugin, said, 0);
    }

    private static Map<String, Object> map(String plugin, Map<?, ?> values, int depth) {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw fault(plugin, "has a key that is no text: " + key);
            }
            copy.put(name, value(plugin, name, value, depth + 1));
        });
        return copy;
    }

    private static Object value(String plugin, String key, Object value, int depth) {
        if (depth > DEEPEST) {
            throw fault(plugin, "is nested more than " + DEEPEST + " deep at " + key);
        }
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> number;
            case Boolean flag -> flag;
            case Map<?, ?> map -> map(plugin, map, depth);
            case List<?> list -> list(plugin, key, list, depth);
            default -> throw fault(plugin, "has a " + value.getClass().getName() + " under " + key);
        };
    }

    private static List<Object> list(String plugin, String key, List<?> values, int depth) {
        List<Object> copy = new ArrayList<>();
        values.forEach(value -> copy.add(value(plugin, key, value, depth + 1)));
        return copy;
    }

    private static JackfieldException fault(String plugin, String what) {
        return new JackfieldException(
                StandardError.PLUGIN_FAULT,
                "plugin " + plugin + ": what it holds of a person " + what
                        + "; use texts, numbers, flags, lists and maps");
    }
}
