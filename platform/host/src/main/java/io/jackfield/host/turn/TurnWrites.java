package io.jackfield.host.turn;

import io.jackfield.api.llm.ChatMessage;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTurn;
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
    private final Map<MemoryKey, Optional<String>> memory = new HashMap<>();
    private final List<ChatMessage> said = new ArrayList<>();
    private boolean forgotten;

    /** Absent when this call has not touched the value; empty when it has forgotten it. */
    Optional<Optional<String>> written(MemoryKey key) {
        return Optional.ofNullable(memory.get(key));
    }

    public void put(MemoryKey key, String value) {
        memory.put(key, Optional.of(StoredText.clean(value)));
    }

    public void remove(MemoryKey key) {
        memory.put(key, Optional.empty());
    }

    List<ChatMessage> said() {
        return said;
    }

    boolean forgotten() {
        return forgotten;
    }

    void forgetDialogue() {
        forgotten = true;
        said.clear();
    }

    /** Everything, as it is stored; {@code now} dates the turns of the dialogue. */
    public Writes finished(DialogueKey dialogue, Instant now) {
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        List<DialogueTurn> turns = new ArrayList<>(said.size());
        for (ChatMessage message : said) {
            turns.add(DialogueTurn.of(dialogue, time, turns.size(), message));
        }
        return new Writes(Map.copyOf(memory), forgotten ? Set.of(dialogue) : Set.of(), turns);
    }
}
