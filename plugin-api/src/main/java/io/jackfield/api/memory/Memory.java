package io.jackfield.api.memory;

import java.util.Optional;

/**
 * Small values by name. Names: 1 to 64 characters; values: up to 64 kB of text. Larger things belong into tables of the
 * plugin's own.
 */
public interface Memory {
    Optional<String> get(String name);

    void put(String name, String value);

    void remove(String name);
}
