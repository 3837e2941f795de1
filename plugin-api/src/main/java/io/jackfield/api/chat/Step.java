package io.jackfield.api.chat;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a conversation waits for next. The user's next message in this chat that is no command goes to the plugin's
 * {@code onStep} with this step's name and data. The reply to it expects the next step, or the conversation is over.
 * Another command ends it too; {@code /cancel} calls {@code onCancel}, {@code /back} calls {@code onBack}.
 *
 * @param name 1 to 32 of a-z 0-9 _ and -
 * @param data what earlier steps found out; survives restarts and swaps of the plugin
 * @param within how long it waits, a second to a year; absent: as long as it takes
 */
public record Step(String name, Map<String, String> data, Optional<Duration> within) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    public Step {
        if (!name.matches("[a-z0-9_-]{1,32}")) {
            throw new IllegalArgumentException("step is '" + name + "'; use 1 to 32 of a-z 0-9 _ -");
        }
        data = Map.copyOf(data);
        requireNonNull(within, "within");
        if (within.filter(time -> time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0)
                .isPresent()) {
            throw new IllegalArgumentException(
                    "step '" + name + "' waits " + within.get() + "; use " + SHORTEST + " to " + LONGEST);
        }
    }

    public static Step named(String name) {
        return new Step(name, Map.of(), Optional.empty());
    }

    /** The same step remembering one thing more. */
    public Step with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(data);
        more.put(key, value);
        return new Step(name, more, within);
    }

    /**
     * Waits so long and no longer; then the conversation is over and {@code onExpired} is called, also when the host
     * was not running at that moment.
     */
    public Step within(Duration time) {
        return new Step(name, data, Optional.of(time));
    }
}
