package io.jackfield.host.turn;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.event.Event;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTurn;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.StoredText;
import io.jackfield.host.store.Writes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a handler has written during its call. Not thread safe: one call, one thread. */
public final class TurnWrites {
    private static final int MOST_EVENTS = 100;

    private final Map<MemoryKey, Optional<String>> memory = new HashMap<>();
    private final List<ModelMessage> said = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private boolean forgotten;
    private boolean sealed;

    /** The same as it is now, to read only. */
    TurnWrites sealedCopy() {
        TurnWrites copy = new TurnWrites();
        copy.memory.putAll(memory);
        copy.said.addAll(said);
        copy.forgotten = forgotten;
        copy.sealed = true;
        return copy;
    }

    private void requireOpen() {
        if (sealed) {
            throw new JackfieldException(
                    StandardError.NOT_PERMITTED, "this request belongs to another plugin's call; it can only be read");
        }
    }

    /** Absent when this call has not touched the value; empty when it has forgotten it. */
    Optional<Optional<String>> written(MemoryKey key) {
        return Optional.ofNullable(memory.get(key));
    }

    public void put(MemoryKey key, String value) {
        requireOpen();
        memory.put(key, Optional.of(StoredText.clean(value)));
    }

    public void remove(MemoryKey key) {
        requireOpen();
        memory.put(key, Optional.empty());
    }

    List<ModelMessage> said() {
        return said;
    }

    void say(ModelMessage message) {
        requireOpen();
        said.add(message);
    }

    boolean forgotten() {
        return forgotten;
    }

    void forgetDialogue() {
        requireOpen();
        forgotten = true;
        said.clear();
    }

    void happened(Event event) {
        requireOpen();
        EventRow.requireOwnName(event.name());
        if (events.size() == MOST_EVENTS) {
            throw new IllegalStateException(
                    "event " + event.name() + " is one more than the " + MOST_EVENTS + " that one request may record");
        }
        events.add(event);
    }

    /** Everything, as it is stored; {@code now} dates the turns of the dialogue and the events. */
    public Writes finished(DialogueKey dialogue, Instant now) {
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        List<DialogueTurn> turns = new ArrayList<>(said.size());
        for (ModelMessage message : said) {
            turns.add(DialogueTurn.of(dialogue, time, turns.size(), message));
        }
        List<EventRow> rows = new ArrayList<>(events.size());
        events.forEach(event -> rows.add(EventRow.ofPlugin(dialogue.bot(), now, event)));
        return new Writes(Map.copyOf(memory), forgotten ? Set.of(dialogue) : Set.of(), turns, rows);
    }
}
