package io.jackfield.command.settings;

import io.jackfield.api.Texts;
import io.jackfield.api.command.Request;

/**
 * A user who looks at their settings.
 *
 * @param texts the plugin's
 * @param language in which it is written: from the press on, the one that was just chosen
 */
record Screen(Request request, Texts texts, String language) {
    static Screen of(Request request, Texts texts) {
        return new Screen(request, texts, request.sender().language());
    }

    Screen in(String chosen) {
        return new Screen(request, texts, chosen);
    }

    /** The request knows the bot's own wording, but only in the language that the user had when it came. */
    String text(String key, Object... arguments) {
        return language.equals(request.sender().language())
                ? request.text(key, arguments)
                : texts.get(language, key, arguments);
    }
}
