package io.jackfield.host.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is stored together with the closing of an update: all of it or nothing.
 *
 * @param memory new values; an empty one forgets
 * @param forgotten dialogues of which everything is forgotten but what is said in {@code turns}
 * @param events in their order
 */
public record Writes(
        Map<MemoryKey, Optional<String>> memory,
        Set<DialogueKey> forgotten,
        List<DialogueTurn> turns,
        List<EventRow> events) {
    public static final Writes NONE = new Writes(Map.of(), Set.of(), List.of());

    /** Without events. */
    public Writes(Map<MemoryKey, Optional<String>> memory, Set<DialogueKey> forgotten, List<DialogueTurn> turns) {
        this(memory, forgotten, turns, List.of());
    }

    /** One value less. */
    public static Writes forgetting(MemoryKey key) {
        return new Writes(Map.of(key, Optional.empty()), Set.of(), List.of());
    }

    /** With this event before the others, if there is one. */
    public Writes after(Optional<EventRow> first) {
        if (first.isEmpty()) {
            return this;
        }
        if (events.isEmpty()) {
            return new Writes(memory, forgotten, turns, List.of(first.get()));
        }
        List<EventRow> all = new ArrayList<>(events.size() + 1);
        all.add(first.get());
        all.addAll(events);
        return new Writes(memory, forgotten, turns, all);
    }
}
