package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.util.List;
import java.util.Set;

/**
 * What the host itself records in a bot: {@code events} in its file. What plugins record is their own affair.
 *
 * @param recorded names of the host's events
 */
public record EventsConfig(Set<String> recorded) {
    /** The names of all that the host records. */
    public static final Set<String> NAMES =
            Set.of("command", "button", "message", "joined", "blocked", "unblocked", "bought", "messaged");

    /** What counts where a file says nothing. */
    public static final EventsConfig ALL = new EventsConfig(NAMES);

    public EventsConfig {
        recorded = Set.copyOf(recorded);
    }

    static EventsConfig from(ConfigSection events) {
        List<String> wanted = events.texts("record");
        if (!events.keys().contains("record")) {
            return ALL;
        }
        if (!NAMES.containsAll(wanted)) {
            events.refuse(
                    "record",
                    "some of " + String.join(", ", NAMES.stream().sorted().toList()));
        }
        return new EventsConfig(Set.copyOf(wanted));
    }

    public boolean records(String name) {
        return recorded.contains(name);
    }
}
