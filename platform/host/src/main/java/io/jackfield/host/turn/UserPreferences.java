package io.jackfield.host.turn;

import io.jackfield.api.memory.Memory;
import io.jackfield.api.memory.Preferences;
import java.util.Optional;

/**
 * A user's shelf as preferences.
 *
 * @param shelf where they are kept
 */
public record UserPreferences(Memory shelf) implements Preferences {
    @Override
    public Optional<String> get(String name) {
        return shelf.get(name);
    }

    @Override
    public void put(String name, String value) {
        shelf.put(name, value);
    }

    @Override
    public void remove(String name) {
        shelf.remove(name);
    }
}
