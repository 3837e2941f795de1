package io.jackfield.host.turn;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Bot;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.ExpiredStep;
import io.jackfield.api.command.LiveText;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.api.event.Event;
import io.jackfield.api.memory.Dialogue;
import io.jackfield.api.memory.Memory;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.MemoryScope;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A turn as the handler sees it. One kind for each method of a handler. */
abstract class TurnRequest implements SharedRequest {
    private final Turn turn;
    private final TurnDesks desks;
    private final TurnWrites writes;
    private LiveText live;

    TurnRequest(Turn turn, TurnDesks desks, TurnWrites writes) {
        this.turn = turn;
        this.desks = desks;
        this.writes = writes;
    }

    /** A command or free text. */
    static final class OfCommand extends TurnRequest implements CommandRequest {
        private final Action.Command command;

        OfCommand(Turn turn, Action.Command command, TurnDesks desks, TurnWrites writes) {
            super(turn, desks, writes);
            this.command = command;
        }

        @Override
        public Optional<String> command() {
            return command.name();
        }

        @Override
        public String argument() {
            return command.argument();
        }

        @Override
        public IncomingMessage message() {
            return command.message();
        }
    }

    /** A pressed button. */
    static final class OfPress extends TurnRequest implements ButtonPress {
        private final Action.Press press;

        OfPress(Turn turn, Action.Press press, TurnDesks desks, TurnWrites writes) {
            super(turn, desks, writes);
            this.press = press;
        }

        @Override
        public String action() {
            return press.action();
        }

        @Override
        public String argument() {
            return press.argument();
        }
    }

    /** The answer to a step, or the wish to leave the conversation. */
    static final class OfStep extends TurnRequest implements StepAnswer {
        private final Step step;
        private final IncomingMessage message;

        OfStep(Turn turn, Step step, IncomingMessage message, TurnDesks desks, TurnWrites writes) {
            super(turn, desks, writes);
            this.step = step;
            this.message = message;
        }

        @Override
        public Step step() {
            return step;
        }

        @Override
        public IncomingMessage message() {
            return message;
        }
    }

    /** A step whose time is over. */
    static final class OfExpired extends TurnRequest implements ExpiredStep {
        private final Step step;

        OfExpired(Turn turn, Step step, TurnDesks desks, TurnWrites writes) {
            super(turn, desks, writes);
            this.step = step;
        }

        @Override
        public Step step() {
            return step;
        }
    }

    /** A request that belongs to the call of another plugin. */
    private static final class OfOther extends TurnRequest {
        OfOther(Turn turn, TurnDesks desks, TurnWrites writes) {
            super(turn, desks, writes.sealedCopy());
        }

        @Override
        public LiveText live() {
            throw notTheirs("answer it");
        }

        @Override
        public void record(String event, Map<String, String> facts) {
            throw notTheirs("record " + event);
        }

        private static JackfieldException notTheirs(String what) {
            return new JackfieldException(
                    StandardError.NOT_PERMITTED, "this request belongs to another plugin's call, which has to " + what);
        }
    }

    @Override
    public Request seenBy(String plugin, Turn.Setting setting) {
        return new OfOther(turn.seenBy(plugin, setting), desks, writes);
    }

    /** With Telegram's id of the bot: a file that gets another token begins anew with the ids of its updates. */
    @Override
    public String key() {
        return turn.bot().id() + ":" + turn.bot().botUserId() + ":" + turn.key().updateId();
    }

    @Override
    public void record(String event, Map<String, String> facts) {
        long sender = sender().id();
        OptionalLong person = sender > 0 ? OptionalLong.of(sender) : OptionalLong.empty();
        writes.happened(new Event(bot().id(), person, event, facts));
    }

    @Override
    public Bot bot() {
        return turn.bot().info();
    }

    @Override
    public Chat chat() {
        return turn.chat();
    }

    @Override
    public Person sender() {
        return turn.sender();
    }

    @Override
    public PluginConfig config() {
        return turn.config();
    }

    @Override
    public String text(String key, Object... arguments) {
        return turn.texts().get(turn.sender().language(), key, arguments);
    }

    @Override
    public Memory memory() {
        String user = "user:" + sender().id();
        String scope = chat().isPrivate()
                ? user
                : "chat:" + chat().id() + ":" + chat().thread().orElse(0) + ":" + user;
        return new TurnMemory(desks, writes, new MemoryScope(turn.bot().number(), turn.plugin(), scope));
    }

    @Override
    public Preferences preferences() {
        return new UserPreferences(
                new TurnMemory(desks, writes, MemoryScope.ofUser(turn.bot().number(), sender().id())));
    }

    @Override
    public ZoneId timeZone() {
        return turn.bot().config().timezone(preferences().get(Preferences.TIME_ZONE));
    }

    @Override
    public Dialogue dialogue() {
        return new TurnDialogue(desks, writes, dialogueKey(turn));
    }

    static DialogueKey dialogueKey(Turn turn) {
        return new DialogueKey(
                turn.bot().number(), turn.chat().id(), turn.chat().thread().orElse(0));
    }

    @Override
    public LiveText live() {
        if (live == null) {
            live = desks.live(turn);
        }
        return live;
    }

    @Override
    public byte[] download(IncomingFile file) {
        return desks.download(turn.bot(), file);
    }
}
