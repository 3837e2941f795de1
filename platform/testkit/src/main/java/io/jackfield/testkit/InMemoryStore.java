package io.jackfield.testkit;

import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTurn;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.Writes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the host keeps in tables: small values, dialogues and events. From any thread. */
final class InMemoryStore {
    private final Map<MemoryScope, Map<String, String>> scopes = new HashMap<>();
    private final Map<DialogueKey, List<DialogueTurn>> dialogues = new HashMap<>();
    private final List<EventRow> events = new ArrayList<>();
    private long changes;

    /** How often something was written. */
    synchronized long changes() {
        return changes;
    }

    synchronized Map<String, String> shelf(MemoryScope key) {
        return Map.copyOf(scopes.getOrDefault(key, Map.of()));
    }

    /** The latest turns, oldest first. */
    synchronized List<DialogueTurn> dialogue(DialogueKey key, int count) {
        List<DialogueTurn> turns = dialogues.getOrDefault(key, List.of());
        return DialogueTurn.latest(turns, count);
    }

    /** All of it, as the host stores it together with the reply. */
    synchronized void commit(Writes writes) {
        writes.memory().forEach(this::write);
        writes.forgotten().forEach(dialogues::remove);
        writes.turns().forEach(this::say);
        writes.events().forEach(this::happened);
    }

    synchronized void happened(EventRow event) {
        changes++;
        events.add(event);
    }

    /** All of them, oldest first. */
    synchronized List<EventRow> events() {
        return List.copyOf(events);
    }

    synchronized void say(DialogueTurn turn) {
        changes++;
        dialogues.computeIfAbsent(turn.key(), key -> new ArrayList<>()).add(turn);
    }

    synchronized void forget(DialogueKey key) {
        changes++;
        dialogues.remove(key);
    }

    synchronized void write(MemoryKey key, Optional<String> value) {
        changes++;
        Map<String, String> shelf = scopes.computeIfAbsent(key.scope(), empty -> new HashMap<>());
        value.ifPresentOrElse(text -> shelf.put(key.name(), text), () -> shelf.remove(key.name()));
    }
}
