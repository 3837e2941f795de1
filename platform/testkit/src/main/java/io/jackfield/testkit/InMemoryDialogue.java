package io.jackfield.testkit;

import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.memory.Dialogue;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTurn;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** A dialogue outside of a request. */
record InMemoryDialogue(InMemoryStore store, DialogueKey key, Clock clock) implements Dialogue {
    @Override
    public List<ModelMessage> latest(int count) {
        return store.dialogue(key, count).stream().map(DialogueTurn::message).toList();
    }

    @Override
    public void append(ModelMessage turn) {
        store.say(DialogueTurn.of(key, clock.instant().atOffset(ZoneOffset.UTC), 0, turn));
    }

    @Override
    public void clear() {
        store.forget(key);
    }
}
