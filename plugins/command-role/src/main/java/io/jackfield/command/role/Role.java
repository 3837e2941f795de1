package io.jackfield.command.role;

import io.jackfield.api.command.Request;
import io.jackfield.api.memory.Preferences;
import java.util.Optional;

/** Whom the model is to be for a user: preferences that the plugins of a bot share. */
final class Role {
    private static final int SHOWN = 300;

    private final Preferences preferences;

    private Role(Preferences preferences) {
        this.preferences = preferences;
    }

    static Role of(Request request) {
        return new Role(request.preferences());
    }

    boolean isSet() {
        return preferences.role().isPresent();
    }

    boolean is(ReadyRole ready) {
        return preferences.role().filter(ready.prompt()::equals).isPresent();
    }

    /** The label, or how the user's own words begin. */
    Optional<String> shown() {
        return preferences.roleLabel().or(() -> preferences.role().map(Role::shortened));
    }

    void set(ReadyRole ready) {
        preferences.chooseRole(ready.prompt(), Optional.of(ready.label()));
    }

    void set(String words) {
        preferences.chooseRole(words, Optional.empty());
    }

    void remove() {
        preferences.forgetRole();
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
