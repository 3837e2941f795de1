package io.jackfield.host.memory;

import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.memory.Dialogue;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTurn;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A dialogue outside of any update: reads and writes go to the store at once. Blocking. */
public final class StoredDialogue implements Dialogue {
    private final Blocking blocking;
    private final Dialogues dialogues;
    private final DialogueKey key;
    private final Clock clock;
    /** Turns of one microsecond keep their order. */
    private final AtomicInteger position = new AtomicInteger();

    public StoredDialogue(Blocking blocking, Dialogues dialogues, DialogueKey key, Clock clock) {
        this.blocking = blocking;
        this.dialogues = dialogues;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public List<ModelMessage> latest(int count) {
        return blocking.get("memory", () -> dialogues.latest(key, count)).stream()
                .map(DialogueTurn::message)
                .toList();
    }

    @Override
    public void append(ModelMessage turn) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        DialogueTurn said = DialogueTurn.of(key, now, position.getAndIncrement(), turn);
        blocking.get("memory", () -> dialogues.add(said));
    }

    @Override
    public void clear() {
        blocking.get("memory", () -> dialogues.forget(key));
    }
}
