package io.jackfield.host.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is stored together with the closing of an update: all of it or nothing.
 *
 * @param memory new values; an empty one forgets
 * @param forgotten dialogues of which everything is forgotten but what is said in {@code turns}
 */
public record Writes(Map<MemoryKey, Optional<String>> memory, Set<DialogueKey> forgotten, List<DialogueTurn> turns) {
    public static final Writes NONE = new Writes(Map.of(), Set.of(), List.of());

    /** One value less. */
    public static Writes forgetting(MemoryKey key) {
        return new Writes(Map.of(key, Optional.empty()), Set.of(), List.of());
    }
}
