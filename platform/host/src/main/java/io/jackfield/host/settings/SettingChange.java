package io.jackfield.host.settings;

import io.jackfield.host.config.read.KeyPath;
import java.util.Optional;

/**
 * What an operator wants of one place.
 *
 * @param wanted absent to go back to the file
 */
public record SettingChange(KeyPath path, Optional<Wanted> wanted) {
    /** What is to count there. */
    public sealed interface Wanted {
        /** A value; null for what is to be as if the file left it out. */
        record Exactly(Object value) implements Wanted {}

        /** As somebody has written it into a field of the form. */
        record Written(String text) implements Wanted {}
    }

    public static SettingChange reset(KeyPath path) {
        return new SettingChange(path, Optional.empty());
    }

    public static SettingChange set(KeyPath path, Object value) {
        return new SettingChange(path, Optional.of(new Wanted.Exactly(value)));
    }

    public static SettingChange write(KeyPath path, String text) {
        return new SettingChange(path, Optional.of(new Wanted.Written(text)));
    }
}
