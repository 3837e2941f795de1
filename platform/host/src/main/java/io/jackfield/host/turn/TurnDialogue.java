package io.jackfield.host.turn;

import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.memory.Dialogue;
import io.jackfield.host.store.DialogueKey;
import java.util.ArrayList;
import java.util.List;

/** A dialogue as one call sees it: what is stored, then what the call has added. */
final class TurnDialogue implements Dialogue {
    private final TurnDesks desks;
    private final TurnWrites writes;
    private final DialogueKey key;

    TurnDialogue(TurnDesks desks, TurnWrites writes, DialogueKey key) {
        this.desks = desks;
        this.writes = writes;
        this.key = key;
    }

    @Override
    public List<ModelMessage> latest(int count) {
        List<ModelMessage> turns = new ArrayList<>();
        int stored = count - writes.said().size();
        if (stored > 0 && !writes.forgotten()) {
            desks.dialogue(key, stored).forEach(turn -> turns.add(turn.message()));
        }
        turns.addAll(writes.said());
        return turns.subList(Math.max(0, turns.size() - count), turns.size());
    }

    @Override
    public void append(ModelMessage turn) {
        writes.say(turn);
    }

    @Override
    public void clear() {
        writes.forgetDialogue();
    }
}
