package io.jackfield.web.assistant;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import java.util.Optional;

/**
 * The plugin's configuration.
 *
 * @param bot whose models and plans count
 * @param serviceKey of the program that registers users; without one nobody can
 * @param prompt what models are told before every dialogue
 * @param history the latest turns that go along with a question, at most
 */
record Settings(String bot, Optional<String> serviceKey, Optional<String> prompt, int history) {
    private static final int SHORTEST_KEY = 16;

    static Settings of(PluginConfig config) {
        Optional<String> key = config.text("serviceKey");
        if (key.filter(text -> text.length() < SHORTEST_KEY).isPresent()) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "config/plugins/web-assistant.yaml: serviceKey has "
                            + key.get().length() + " characters; use " + SHORTEST_KEY
                            + " or more, such as `openssl rand -hex 32` prints");
        }
        return new Settings(
                config.requiredText("bot"), key, config.text("prompt"), config.number("history", 0, 200, 40));
    }
}
