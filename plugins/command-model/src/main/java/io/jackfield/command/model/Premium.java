package io.jackfield.command.model;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;

/** Who may choose the models marked as premium. */
enum Premium {
    /** Nobody yet: there are no subscriptions. */
    LOCKED,
    /** Everybody. */
    OPEN;

    static Premium in(PluginConfig config) {
        String text = config.text("premium", "locked");
        return switch (text) {
            case "locked" -> LOCKED;
            case "open" -> OPEN;
            default ->
                throw new JackfieldException(
                        StandardError.CONFIG_INVALID,
                        "plugin command-model: premium is '" + text + "'; use locked or open");
        };
    }
}
