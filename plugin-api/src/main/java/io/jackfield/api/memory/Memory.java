package io.jackfield.api.memory;

import java.util.Optional;

/**
 * Small values by name. Names: 1 to 64 characters, not beginning with {@code #}; values: up to 64 kB of text; others
 * are refused with {@link IllegalArgumentException}. Larger things belong into tables of the plugin's own.
 */
public interface Memory {
    Optional<String> get(String name);

    void put(String name, String value);

    void remove(String name);
}
