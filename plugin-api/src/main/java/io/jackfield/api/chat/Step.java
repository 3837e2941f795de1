package io.jackfield.api.chat;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a conversation waits for next. The user's next message in this chat that is no command goes to the plugin's
 * {@code onStep} with this step's name and data. The reply to it expects the next step, or the conversation is over. Another
 * command ends it too; {@code /cancel} calls {@code onCancel}.
 *
 * @param name 1 to 32 of a-z 0-9 _ and -
 * @param data what earlier steps found out; survives restarts and swaps of the plugin
 */
public record Step(String name, Map<String, String> data) {
    public Step {
        if (!name.matches("[a-z0-9_-]{1,32}")) {
            throw new IllegalArgumentException("step is '" + name + "'; use 1 to 32 of a-z 0-9 _ -");
        }
        data = Map.copyOf(data);
    }

    public static Step named(String name) {
        return new Step(name, Map.of());
    }

    /** The same step remembering one thing more. */
    public Step with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(data);
        more.put(key, value);
        return new Step(name, more);
    }
}
