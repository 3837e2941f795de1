package io.jackfield.host.turn;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.Writes;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.EncodedReply;
import io.jackfield.host.telegram.ReplyEncoder;
import io.jackfield.host.telegram.StepTimer;
import io.jackfield.host.trust.Grant;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Calls the right method of a handler and turns what it gives into what is stored and sent. On the plugin's thread. */
public final class HandlerCall {
    /** Where arguments of buttons lie that are too long to travel in them. */
    private static final String KEPT = "buttons";

    private final Turn turn;
    private final Grant grant;
    private final TurnDesks desks;
    private final TurnWrites writes = new TurnWrites();
    /** Whether the step stays open though it was answered to. */
    private boolean goesOn;

    public HandlerCall(Turn turn, Grant grant, TurnDesks desks) {
        this.turn = turn;
        this.grant = grant;
        this.desks = desks;
    }

    /**
     * What came of it.
     *
     * @param calls to be sent
     * @param frames the same as they are stored; null when there are none
     * @param files to be stored before
     * @param writes what the handler wrote, with the conversation as it now stands
     */
    public record Outcome(List<BotCall> calls, Buffer frames, List<AttachmentTable.Stored> files, Writes writes) {}

    /**
     * What a reply's buttons need of the host's memory: their long arguments, those of commands on shelves of no
     * plugin.
     */
    public static Map<MemoryKey, String> keptArguments(int bot, String plugin, EncodedReply reply) {
        Map<MemoryKey, String> kept = new HashMap<>();
        reply.keptArguments()
                .forEach((key, argument) -> kept.put(new MemoryKey(keptArguments(bot, plugin, key), key), argument));
        reply.keptCommands()
                .forEach((key, argument) -> kept.put(new MemoryKey(keptArguments(bot, "", key), key), argument));
        return kept;
    }

    /**
     * The shelf of a long argument of a plugin's buttons in one bot. Many shelves, since a shelf is read and copied as
     * a whole: the beginning of the key says which.
     */
    private static MemoryScope keptArguments(int bot, String plugin, String key) {
        return new MemoryScope(bot, plugin, KEPT + ":" + key.substring(0, Math.min(2, key.length())));
    }

    public Outcome run(CommandHandler handler, Clock clock, LiveEnd liveEnd) throws Exception {
        Reply reply = call(handler);
        RawCalls.check(reply, turn.chat().id(), grant);
        noteConversation(reply, clock.instant());
        EncodedReply encoded = ReplyEncoder.encode(reply, turn.address().withLiveMessage(liveEnd.message()));
        keptArguments(turn.bot().number(), turn.plugin(), encoded).forEach(writes::put);
        noteMenus(encoded);
        return outcome(encoded, clock);
    }

    /** The end of an answer that was shown growing; gives the message it was shown in, if any. */
    @FunctionalInterface
    public interface LiveEnd {
        OptionalInt message() throws Exception;
    }

    private Reply call(CommandHandler handler) throws Exception {
        return switch (turn.action()) {
            case Action.Command command -> handler.handle(new TurnRequest.OfCommand(turn, command, desks, writes));
            case Action.CommandPress press ->
                handler.handle(new TurnRequest.OfCommand(turn, typed(press), desks, writes));
            case Action.Press press -> handler.onButton(new TurnRequest.OfPress(turn, resolved(press), desks, writes));
            case Action.Answer answer ->
                handler.onStep(new TurnRequest.OfStep(turn, answer.step(), answer.message(), desks, writes));
            case Action.Cancel cancel ->
                orSaid(
                        handler.onCancel(new TurnRequest.OfStep(turn, cancel.step(), cancel.message(), desks, writes)),
                        "cancelled");
            case Action.Back back -> back(handler, back);
            case Action.Expired expired ->
                orSaid(
                        handler.onExpired(new TurnRequest.OfExpired(turn, expired.step(), desks, writes)),
                        "step.expired");
            case Action.Restart restart -> restart(handler, restart);
        };
    }

    /** What the handler says, else what the host says in its place. */
    private Reply orSaid(Reply reply, String textKey) {
        return reply.parts().isEmpty() ? reply.and(said(textKey)) : reply;
    }

    private Reply said(String textKey) {
        return Reply.text(desks.hostText(turn.sender().language(), textKey));
    }

    private Reply back(CommandHandler handler, Action.Back back) throws Exception {
        Optional<Reply> reply =
                handler.onBack(new TurnRequest.OfStep(turn, back.step(), back.message(), desks, writes));
        goesOn = reply.isEmpty();
        return reply.orElseGet(() -> said("back.nothing"));
    }

    private Reply restart(CommandHandler handler, Action.Restart restart) throws Exception {
        Reply word = said("step.changed");
        if (restart.name().isEmpty()) {
            return word;
        }
        Action.Command again = Action.Command.typed(restart.name().get(), "", restart.message());
        return word.and(handler.handle(new TurnRequest.OfCommand(turn, again, desks, writes)));
    }

    /** The command as if it had been typed. */
    private Action.Command typed(Action.CommandPress press) {
        String key = press.argument();
        String argument = press.kept()
                ? desks.shelf(keptArguments(turn.bot().number(), "", key)).getOrDefault(key, "")
                : key;
        return Action.Command.typed(press.name(), argument, press.message());
    }

    /** Puts the long argument back in that the button carried a key for. */
    private Action.Press resolved(Action.Press press) {
        if (!press.kept()) {
            return press;
        }
        int bot = turn.bot().number();
        String key = press.argument();
        String kept = desks.shelf(keptArguments(bot, turn.plugin(), key)).get(key);
        // Buttons sent before there were many shelves.
        String argument = kept != null
                ? kept
                : desks.shelf(new MemoryScope(bot, turn.plugin(), KEPT)).getOrDefault(key, "");
        return new Action.Press(press.action(), argument, false);
    }

    private void noteConversation(Reply reply, Instant now) {
        MemoryKey key = Conversation.key(turn.bot().number(), turn.sender().id(), turn.chat());
        if (reply.next().isPresent()) {
            Conversation waiting =
                    Conversation.waiting(turn.owner(), reply.next().get(), now);
            noteTimer(key, waiting.until());
            writes.put(key, waiting.encoded());
        } else if (isAnswered() || reply.endsConversation() || turn.endsConversation()) {
            noteTimer(key, Optional.empty());
            writes.remove(key);
        }
    }

    private boolean isAnswered() {
        return switch (turn.action()) {
            case Action.Answer ignored -> true;
            case Action.Cancel ignored -> true;
            case Action.Back ignored -> !goesOn;
            case Action.Expired ignored -> true;
            case Action.Restart ignored -> true;
            default -> false;
        };
    }

    /** Only where the conversation had an end or gets one: most have none. */
    private void noteTimer(MemoryKey conversation, Optional<Instant> until) {
        Person person = turn.sender();
        MemoryKey key = StepTimer.key(turn.bot().number(), person.id(), turn.chat());
        if (until.isPresent()) {
            writes.put(key, new StepTimer(turn.chat(), person, until.get()).encoded());
        } else if (Conversation.decode(desks.shelf(conversation.scope()).get(conversation.name()))
                .flatMap(Conversation::until)
                .isPresent()) {
            writes.remove(key);
        }
    }

    private void noteMenus(EncodedReply reply) {
        if (reply.menus().isEmpty()) {
            return;
        }
        Chat chat = turn.chat();
        MemoryKey key = ShownMenus.key(turn.bot().number(), turn.sender().id(), chat.id(), chat.thread());
        ShownMenus before = ShownMenus.decode(desks.shelf(key.scope()).get(key.name()));
        ShownMenus after = before.showing(reply.menus());
        if (!after.equals(before)) {
            writes.put(key, after.encoded());
        }
    }

    private Outcome outcome(EncodedReply reply, Clock clock) {
        Buffer frames = reply.calls().isEmpty() ? null : CallFrames.encode(reply.calls());
        Writes all = writes.finished(TurnRequest.dialogueKey(turn), clock.instant());
        return new Outcome(reply.calls(), frames, reply.files(), all);
    }
}
