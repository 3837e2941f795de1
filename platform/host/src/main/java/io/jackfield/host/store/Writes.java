package io.jackfield.host.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is stored together with the closing of an update: all of it or nothing.
 *
 * @param memory new values; an empty one forgets
 * @param forgotten dialogues of which everything up to the given time is forgotten
 */
public record Writes(
        Map<MemoryKey, Optional<String>> memory, Map<DialogueKey, OffsetDateTime> forgotten, List<DialogueTurn> turns) {
    public static final Writes NONE = new Writes(Map.of(), Map.of(), List.of());
}
