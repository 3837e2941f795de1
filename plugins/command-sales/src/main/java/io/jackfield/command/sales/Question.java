package io.jackfield.command.sales;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;

/**
 * A question that people ask, with its answer.
 *
 * @param id in buttons and events
 */
record Question(String id, Words question, Words answer) {
    static Question of(PluginConfig config) {
        String id = config.requiredText("id");
        return new Question(id, words(config, id, "question"), words(config, id, "answer"));
    }

    private static Words words(PluginConfig config, String id, String key) {
        return Words.of(config, key)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.CONFIG_INVALID,
                        "command-sales: question " + id + " has no " + key + "; write it for each language"));
    }
}
