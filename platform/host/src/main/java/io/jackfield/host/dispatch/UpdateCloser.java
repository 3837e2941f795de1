package io.jackfield.host.dispatch;

import io.jackfield.host.memory.Dialogues;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.store.Closing;
import io.jackfield.host.store.ClosingListener;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.Writes;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.turn.HandlerCall.Outcome;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends an update: reply and writes are stored with the closing of its row, and only then sent. Core loop only. */
public final class UpdateCloser {
    private final JournalWriter journal;
    private final MemoryCache memoryCache;
    private final Dialogues dialogues;
    private final Outbox outbox;
    private Consumer<Map<MemoryKey, Optional<String>>> steps = values -> {};

    public UpdateCloser(JournalWriter journal, MemoryCache memoryCache, Dialogues dialogues, Outbox outbox) {
        this.journal = journal;
        this.memoryCache = memoryCache;
        this.dialogues = dialogues;
        this.outbox = outbox;
    }

    /** Tells these of what is stored, from now on. */
    public void follow(StepTimers timers) {
        steps = timers::stored;
    }

    /** Nothing to say. */
    void close(IncomingUpdate update, Runnable done) {
        store(update, List.of(), null, null, Writes.NONE, done);
    }

    /** Nothing to say, and one value less. */
    void forget(IncomingUpdate update, MemoryKey value, Runnable done) {
        store(update, List.of(), null, null, Writes.forgetting(value), done);
    }

    /**
     * A plugin has answered.
     *
     * @param refused hears why the database does not take what it gave, in place of {@code done}; the update is still open
     */
    void close(IncomingUpdate update, Outcome outcome, Runnable done, Consumer<String> refused) {
        store(update, outcome.calls(), outcome.frames(), null, outcome.writes(), done, refused);
    }

    /** The host has answered, with nothing where there are no calls. */
    void reply(IncomingUpdate update, List<BotCall> calls, Runnable done) {
        store(update, calls, calls.isEmpty() ? null : CallFrames.encode(calls), null, Writes.NONE, done);
    }

    /** Nobody could answer; the user is told and the row stays for the operator. */
    void apologise(IncomingUpdate update, List<BotCall> calls, String error, Runnable done) {
        store(update, calls, CallFrames.encode(calls), error, Writes.NONE, done);
    }

    /** Nobody could answer and nobody is told; the row stays for the operator. */
    void deadLetter(IncomingUpdate update, String error, Runnable done) {
        store(update, List.of(), null, error, Writes.NONE, done);
    }

    /** What the host itself gives and the database does not take is left out. */
    private void store(
            IncomingUpdate update, List<BotCall> calls, Buffer frames, String error, Writes writes, Runnable done) {
        store(
                update,
                calls,
                frames,
                error,
                writes,
                done,
                reason -> deadLetter(update, (error == null ? "" : error + "; ") + "refused: " + reason, done));
    }

    private void store(
            IncomingUpdate update,
            List<BotCall> calls,
            Buffer frames,
            String error,
            Writes writes,
            Runnable done,
            Consumer<String> refused) {
        Closing closing = new Closing(update.key(), frames, error, writes, update.further());
        journal.close(closing, new ClosingListener() {
            @Override
            public void stored() {
                memoryCache.stored(writes.memory());
                dialogues.stored(writes);
                steps.accept(writes.memory());
                if (!calls.isEmpty()) {
                    outbox.add(new OutboxEntry(update.bot(), update.key(), queueOf(update), calls, 0));
                }
                done.run();
            }

            @Override
            public void refused(String reason) {
                refused.accept(reason);
            }
        });
    }

    /** What is urgent does not wait behind the chat's messages either, so it has a queue of its own. */
    private static long queueOf(IncomingUpdate update) {
        return update.isUrgent()
                ? Long.MIN_VALUE + update.key().updateId()
                : update.chat().id();
    }
}
