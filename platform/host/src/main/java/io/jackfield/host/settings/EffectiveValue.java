package io.jackfield.host.settings;

import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.read.Place;
import java.util.Optional;

/**
 * One value that counts, and where it comes from.
 *
 * @param shown the value as text, a list with commas; {@code ***} for a secret
 * @param place absent when it is a default
 * @param setting who has set it; absent when no operator has
 */
public record EffectiveValue(
        KeyPath path, String shown, boolean secret, Optional<Place> place, Optional<Setting> setting) {
    /** Where it comes from, as one word. */
    public String origin() {
        return place.map(at -> switch (at.kind()) {
                    case FILE -> "file";
                    case VARIABLE -> "variable";
                    case STAND_IN -> "sandbox";
                    case SETTING -> "setting";
                })
                .orElse("default");
    }
}
