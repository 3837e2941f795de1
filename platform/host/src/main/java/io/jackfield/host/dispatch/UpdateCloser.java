package io.jackfield.host.dispatch;

import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.store.Closing;
import io.jackfield.host.store.ClosingListener;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.Writes;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.trace.UpdateSteps;
import io.jackfield.host.turn.HandlerCall.Outcome;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Ends an update: reply, writes and events are stored with the closing of its row, and only then sent. Core loop only.
 */
public final class UpdateCloser {
    private final JournalWriter journal;
    private final Outbox outbox;
    private final List<Consumer<Writes>> followers = new ArrayList<>();
    private Consumer<ServedBot> letters = bot -> {};
    private Replayed replayed = Replayed.NONE;
    private UpdateSteps steps = UpdateSteps.NONE;

    /** Updates that are worked on once more because an operator wants it. */
    public interface Replayed {
        Replayed NONE = new Replayed() {
            @Override
            public boolean has(RowKey update) {
                return false;
            }

            @Override
            public void ended(RowKey update) {}
        };

        boolean has(RowKey update);

        /** Any update is at its end, whether or not it is one of these. */
        void ended(RowKey update);
    }

    public UpdateCloser(JournalWriter journal, Outbox outbox) {
        this.journal = journal;
        this.outbox = outbox;
    }

    /** Tells these of what is stored, from now on, in the order in which they came. */
    public void follow(Consumer<Writes> follower) {
        followers.add(follower);
    }

    /** Tells this one of each dead letter, from now on. */
    public void onLetter(Consumer<ServedBot> listener) {
        letters = listener;
    }

    /** Asks and tells these from now on. */
    public void follow(Replayed updates) {
        replayed = updates;
    }

    /** Tells these of what is stored, from now on. */
    public void follow(UpdateSteps listener) {
        steps = listener;
    }

    /** Nothing to say. */
    void close(IncomingUpdate update, Runnable done) {
        store(update, Said.NOTHING, null, Writes.NONE, done);
    }

    /** Nothing to say, and something to record. */
    void close(IncomingUpdate update, Optional<EventRow> event, Runnable done) {
        store(update, Said.NOTHING, null, after(Writes.NONE, update, event), done);
    }

    /** Nothing to say, and one value less. */
    void forget(IncomingUpdate update, MemoryKey value, Runnable done) {
        store(update, Said.NOTHING, null, Writes.forgetting(value), done);
    }

    /**
     * A plugin has answered.
     *
     * @param plugin that has answered
     * @param event what the host records of it
     * @param refused hears why the database does not take what it gave, in place of {@code done}; the update is still
     *     open
     */
    void close(
            IncomingUpdate update,
            String plugin,
            Outcome outcome,
            Optional<EventRow> event,
            Runnable done,
            Consumer<String> refused) {
        Said said = new Said(plugin, outcome.calls(), outcome.frames());
        store(update, said, null, after(outcome.writes(), update, event), done, refused);
    }

    /** The host has answered, with nothing where there are no calls. */
    void reply(IncomingUpdate update, List<BotCall> calls, Runnable done) {
        reply(update, calls, Optional.empty(), done);
    }

    /** The same with what the host records of it. */
    void reply(IncomingUpdate update, List<BotCall> calls, Optional<EventRow> event, Runnable done) {
        store(update, Said.byHost(calls), null, after(Writes.NONE, update, event), done);
    }

    /** Nobody could answer; the user is told and the row stays for the operator. */
    void apologise(IncomingUpdate update, List<BotCall> calls, Fault fault, Runnable done) {
        apologise(update, calls, Optional.empty(), fault, done);
    }

    /** The same with what the host records of it. */
    void apologise(IncomingUpdate update, List<BotCall> calls, Optional<EventRow> event, Fault fault, Runnable done) {
        Said said = new Said("", calls, CallFrames.encode(calls));
        store(update, said, fault, after(Writes.NONE, update, event), done);
    }

    /** Nobody could answer and nobody is told; the row stays for the operator. */
    void deadLetter(IncomingUpdate update, Fault fault, Runnable done) {
        store(update, Said.NOTHING, fault, Writes.NONE, done);
    }

    /** One that is worked on once more was recorded the first time. */
    private Writes after(Writes writes, IncomingUpdate update, Optional<EventRow> event) {
        return event.isPresent() && replayed.has(update.key()) ? writes : writes.after(event);
    }

    /**
     * What goes out.
     *
     * @param plugin that says it, or empty for the host
     * @param frames the calls as bytes, or null
     */
    private record Said(String plugin, List<BotCall> calls, Buffer frames) {
        static final Said NOTHING = new Said("", List.of(), null);

        static Said byHost(List<BotCall> calls) {
            return calls.isEmpty() ? NOTHING : new Said("", calls, CallFrames.encode(calls));
        }
    }

    /** What the host itself gives and the database does not take is left out. */
    private void store(IncomingUpdate update, Said said, Fault fault, Writes writes, Runnable done) {
        store(update, said, fault, writes, done, reason -> deadLetter(update, notStorable(fault, reason), done));
    }

    private static Fault notStorable(Fault fault, String reason) {
        String refused = "refused: " + reason;
        return fault == null ? Fault.ofHost("NOT_STORABLE", refused) : fault.and(refused);
    }

    private void store(
            IncomingUpdate update, Said said, Fault fault, Writes writes, Runnable done, Consumer<String> refused) {
        Closing closing = new Closing(
                update.key(),
                said.frames(),
                fault == null ? null : withTrace(fault.error(), update),
                writes,
                update.further(),
                fault == null ? null : fault.note(update));
        long began = System.nanoTime();
        journal.close(closing, new ClosingListener() {
            @Override
            public void stored() {
                followers.forEach(follower -> follower.accept(writes));
                replayed.ended(update.key());
                steps.stored(
                        update.trace(),
                        began,
                        fault == null ? "" : fault.code(),
                        said.calls().isEmpty());
                if (fault != null) {
                    letters.accept(update.bot());
                }
                if (!said.calls().isEmpty()) {
                    outbox.add(OutboxEntry.answer(update, queueOf(update), said.calls(), said.plugin()));
                }
                done.run();
            }

            @Override
            public void refused(String reason) {
                refused.accept(reason);
            }
        });
    }

    /** Whoever reads the letter finds the lines of the log by it. */
    private static String withTrace(String error, IncomingUpdate update) {
        return update.trace().id().map(id -> error + " [" + id + "]").orElse(error);
    }

    /** What is urgent does not wait behind the chat's messages either, so it has a queue of its own. */
    private static long queueOf(IncomingUpdate update) {
        return update.isUrgent()
                ? Long.MIN_VALUE + update.key().updateId()
                : update.chat().id();
    }
}
