package io.jackfield.command.role;

import io.jackfield.api.command.Request;
import io.jackfield.api.memory.Memory;
import java.util.Optional;

/** Whom the model is to be for a user: preferences that the plugins of a bot share. */
final class Role {
    private static final String ROLE = "role";
    /** What users read of a ready-made role; absent for one in their own words. */
    private static final String LABEL = "roleLabel";

    private static final int SHOWN = 300;

    private final Memory preferences;

    private Role(Memory preferences) {
        this.preferences = preferences;
    }

    static Role of(Request request) {
        return new Role(request.preferences());
    }

    boolean isSet() {
        return preferences.get(ROLE).isPresent();
    }

    boolean is(ReadyRole ready) {
        return preferences.get(ROLE).filter(ready.prompt()::equals).isPresent();
    }

    /** The label, or how the user's own words begin. */
    Optional<String> shown() {
        return preferences.get(LABEL).or(() -> preferences.get(ROLE).map(Role::shortened));
    }

    void set(ReadyRole ready) {
        preferences.put(ROLE, ready.prompt());
        preferences.put(LABEL, ready.label());
    }

    void set(String words) {
        preferences.put(ROLE, words);
        preferences.remove(LABEL);
    }

    void remove() {
        preferences.remove(ROLE);
        preferences.remove(LABEL);
    }

    /** Never in the middle of a character of two units. */
    private static String shortened(String words) {
        if (words.length() <= SHOWN) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return words.substring(0, end).strip() + "…";
    }
}
