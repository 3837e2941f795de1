package io.jackfield.api.event;

import io.jackfield.api.Experimental;
import io.jackfield.api.ExtensionName;
import java.util.Set;

/**
 * What a listener is called, and what it hears of.
 *
 * @param name 2 to 32 of a-z 0-9 and -; one plugin of a host has it
 * @param events names of events, at least one; {@code application.*} hears all whose names begin with
 *     {@code application.}
 */
@Experimental
public record ListenerSpec(String name, Set<String> events) {
    public ListenerSpec {
        ExtensionName.require("listener", name);
        events = Set.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("listener " + name + " hears of no event; name one or more");
        }
        events.forEach(
                event -> Event.requireName(event.endsWith(".*") ? event.substring(0, event.length() - 2) : event));
    }

    public static ListenerSpec named(String name, String... events) {
        return new ListenerSpec(name, Set.of(events));
    }

    /** Whether it hears of events of this name. */
    public boolean hears(String event) {
        return events.contains(event)
                || events.stream()
                        .filter(heard -> heard.endsWith(".*"))
                        .anyMatch(heard -> event.startsWith(heard.substring(0, heard.length() - 1)));
    }
}
