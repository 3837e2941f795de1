package io.jackfield.host.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.PluginConfig;
import io.jackfield.api.Texts;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.ExpiredStep;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.memory.Memory;
import io.jackfield.host.ServedBots;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.CallbackData;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.StepTimer;
import io.jackfield.host.trust.Grant;
import io.jackfield.host.turn.HandlerCall.Outcome;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandlerCallTest {
    private static final Person ADA = new Person(5, "Ada", "", Optional.empty(), "en");
    private static final Chat PRIVATE = Chat.privateChat(5);
    private static final Chat TOPIC = new Chat(-100, ChatKind.GROUP, OptionalInt.of(77), "Engines");
    private static final IncomingMessage MESSAGE =
            new IncomingMessage(11, Instant.EPOCH, "text", List.of(), Optional.empty(), "");
    private static final Action COMMAND = new Action.Command(Optional.of("go"), "argument", MESSAGE);
    private static final Step PHONE = Step.named("phone").with("name", "Ada");
    private static final MemoryKey CONVERSATION = Conversation.key(7, 5, PRIVATE);

    private final InMemoryTurnDesks desks = new InMemoryTurnDesks();
    private Grant grant = new Grant("shop", Permissions.ALL, Permissions.ALL);
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    private static final PluginConfig NO_CONFIG = FileConfig.empty("config/plugins/shop.yaml");
    private static final Texts NO_TEXTS = new Texts() {
        @Override
        public String get(String language, String key, Object... arguments) {
            return language + " " + key + List.of(arguments);
        }

        @Override
        public Set<String> languages() {
            return Set.of();
        }
    };

    /** A handler that does the same whatever it is called for. */
    private record Does(Work work) implements CommandHandler {
        interface Work {
            Reply of(Request request) throws Exception;
        }

        @Override
        public CommandSpec spec() {
            return CommandSpec.command("go");
        }

        @Override
        public Reply handle(CommandRequest request) throws Exception {
            return work.of(request);
        }

        @Override
        public Reply onButton(ButtonPress press) throws Exception {
            return work.of(press);
        }

        @Override
        public Reply onStep(StepAnswer answer) throws Exception {
            return work.of(answer);
        }

        @Override
        public Reply onCancel(StepAnswer answer) throws Exception {
            return work.of(answer);
        }

        @Override
        public Optional<Reply> onBack(StepAnswer answer) throws Exception {
            return Optional.ofNullable(work.of(answer));
        }

        @Override
        public Reply onExpired(ExpiredStep expired) throws Exception {
            return work.of(expired);
        }
    }

    private static Turn turn(Chat chat, Action action, boolean endsConversation) {
        return turn(new RowKey(1, 7, 900), chat, action, endsConversation);
    }

    private static Turn turn(RowKey key, Chat chat, Action action, boolean endsConversation) {
        return new Turn(
                new IncomingUpdate(
                        ServedBots.helper(), key, chat, Optional.of(ADA), new IncomingUpdate.Ignored("test")),
                ADA,
                new Turn.Handler("shop/go", "shop", action, endsConversation),
                new Turn.Setting(NO_CONFIG, NO_TEXTS),
                new ReplyAddress(
                        "shop/go",
                        chat.id(),
                        chat.thread(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        "",
                        OptionalInt.empty()));
    }

    private Outcome run(Turn turn, CommandHandler handler) throws Exception {
        return new HandlerCall(turn, grant, desks).run(handler, Clock.fixed(now, ZoneOffset.UTC), OptionalInt::empty);
    }

    private Outcome run(Action action, Does.Work work) throws Exception {
        return run(turn(PRIVATE, action, false), new Does(work));
    }

    /** Runs and stores, as the host does with what went well. */
    private Outcome runAndStore(Action action, Does.Work work) throws Exception {
        Outcome outcome = run(action, work);
        desks.store(outcome.writes());
        now = now.plusSeconds(1);
        return outcome;
    }

    private static String text(BotCall call) {
        return new JsonObject(call.json()).getString("text");
    }

    @Test
    void replyIsEncodedForTelegramAndForTheJournal() throws Exception {
        Outcome outcome = run(COMMAND, request -> Reply.text(request.text("greeting", "Ada")));

        assertThat(text(outcome.calls().getFirst())).isEqualTo("en greeting[Ada]");
        assertThat(CallFrames.decode(outcome.frames())).isEqualTo(outcome.calls());
    }

    @Test
    void keyIsOfTheUpdateAndNotOfTheTry() throws Exception {
        List<String> keys = new ArrayList<>();
        Does noting = new Does(request -> {
            keys.add(request.key());
            return Reply.nothing();
        });

        run(turn(PRIVATE, COMMAND, false), noting);
        run(turn(PRIVATE, COMMAND, false), noting);
        run(turn(new RowKey(1, 7, 901), PRIVATE, COMMAND, false), noting);

        assertThat(keys).containsExactly("helper:42:900", "helper:42:900", "helper:42:901");
    }

    @Test
    void emptyReplyHasNothingToStore() throws Exception {
        Outcome outcome = run(COMMAND, request -> Reply.nothing());

        assertThat(outcome.calls()).isEmpty();
        assertThat(outcome.frames()).isNull();
        assertThat(outcome.writes().memory()).isEmpty();
    }

    @Test
    void callSeesItsOwnWritesAndOthersSeeThemOnceStored() throws Exception {
        List<Optional<String>> seen = new ArrayList<>();

        Outcome first = run(COMMAND, request -> {
            request.memory().put("count", "1");
            seen.add(request.memory().get("count"));
            request.memory().remove("count");
            seen.add(request.memory().get("count"));
            request.memory().put("count", "2");
            return Reply.nothing();
        });
        run(COMMAND, request -> {
            seen.add(request.memory().get("count"));
            return Reply.nothing();
        });
        desks.store(first.writes());
        run(COMMAND, request -> {
            seen.add(request.memory().get("count"));
            return Reply.nothing();
        });

        assertThat(seen).containsExactly(Optional.of("1"), Optional.empty(), Optional.empty(), Optional.of("2"));
    }

    @Test
    void writesAreLostWhenTheHandlerThrows() {
        assertThatThrownBy(() -> run(COMMAND, request -> {
                    request.memory().put("count", "1");
                    throw new IllegalStateException("broken on purpose");
                }))
                .hasMessage("broken on purpose");

        assertThat(desks.shelf(new MemoryScope(7, "shop", "user:5"))).isEmpty();
    }

    @Test
    void memoryBelongsToThePluginAndPreferencesToTheUser() throws Exception {
        Outcome inPrivate = run(COMMAND, HandlerCallTest::remember);
        Outcome inTopic = run(turn(TOPIC, COMMAND, false), new Does(HandlerCallTest::remember));

        assertThat(inPrivate.writes().memory().keySet())
                .containsExactlyInAnyOrder(
                        new MemoryKey(new MemoryScope(7, "shop", "user:5"), "own"),
                        new MemoryKey(MemoryScope.ofUser(7, 5), "model"));
        assertThat(inTopic.writes().memory().keySet())
                .containsExactlyInAnyOrder(
                        new MemoryKey(new MemoryScope(7, "shop", "chat:-100:77:user:5"), "own"),
                        new MemoryKey(MemoryScope.ofUser(7, 5), "model"));
    }

    private static Reply remember(Request request) {
        request.memory().put("own", "1");
        request.preferences().put("model", "instant");
        return Reply.nothing();
    }

    @Test
    void namesOfTheHostAreOutOfReach() throws Exception {
        run(COMMAND, request -> {
            Memory preferences = request.preferences();
            assertThatThrownBy(() -> preferences.get(CONVERSATION.name())).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> preferences.put("#a", "b")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> preferences.put("", "b")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> preferences.put("a", "b".repeat(70_000)))
                    .isInstanceOf(IllegalArgumentException.class);
            return Reply.nothing();
        });
    }

    @Test
    void dialogueShowsWhatIsStoredAndThenWhatTheCallAdded() throws Exception {
        runAndStore(COMMAND, request -> {
            request.dialogue().append(ModelMessage.user("1"));
            request.dialogue().append(ModelMessage.assistant("2"));
            return Reply.nothing();
        });

        run(COMMAND, request -> {
            request.dialogue().append(ModelMessage.user("3"));
            assertThat(request.dialogue().latest(10))
                    .extracting(ModelMessage::text)
                    .containsExactly("1", "2", "3");
            assertThat(request.dialogue().latest(2))
                    .extracting(ModelMessage::text)
                    .containsExactly("2", "3");
            assertThat(request.dialogue().latest(1)).containsExactly(ModelMessage.user("3"));
            assertThat(request.dialogue().latest(0)).isEmpty();
            return Reply.nothing();
        });
    }

    @Test
    void clearedDialogueKeepsWhatIsSaidAfterwards() throws Exception {
        runAndStore(COMMAND, request -> {
            request.dialogue().append(ModelMessage.user("old"));
            return Reply.nothing();
        });

        runAndStore(COMMAND, request -> {
            request.dialogue().append(ModelMessage.user("just said"));
            request.dialogue().clear();
            assertThat(request.dialogue().latest(10)).isEmpty();
            request.dialogue().append(ModelMessage.user("new"));
            assertThat(request.dialogue().latest(10)).hasSize(1);
            return Reply.nothing();
        });

        run(COMMAND, request -> {
            assertThat(request.dialogue().latest(10)).containsExactly(ModelMessage.user("new"));
            return Reply.nothing();
        });
    }

    @Test
    void expectedStepOpensAConversation() throws Exception {
        runAndStore(COMMAND, request -> Reply.text("Number?").expect(PHONE));

        assertThat(Conversation.decode(desks.get(CONVERSATION)))
                .contains(new Conversation("shop/go", PHONE, Optional.empty()));
    }

    @Test
    void answerWithoutANextStepEndsTheConversation() throws Exception {
        runAndStore(COMMAND, request -> Reply.text("Number?").expect(PHONE));

        runAndStore(new Action.Answer(PHONE, MESSAGE), answer -> {
            assertThat(((StepAnswer) answer).step()).isEqualTo(PHONE);
            return Reply.text("Thanks");
        });

        assertThat(desks.get(CONVERSATION)).isNull();
    }

    @Test
    void stepWithATimeHasATimerUntilTheConversationIsOver() throws Exception {
        Step inTime = PHONE.within(Duration.ofMinutes(10));
        MemoryKey timer = StepTimer.key(7, 5, PRIVATE);
        runAndStore(COMMAND, request -> Reply.text("Number?").expect(inTime));
        assertThat(StepTimer.decode(desks.get(timer)))
                .contains(new StepTimer(PRIVATE, ADA, now.minusSeconds(1).plus(Duration.ofMinutes(10))));

        Outcome said = runAndStore(new Action.Expired(inTime), request -> Reply.nothing());

        assertThat(said.calls()).extracting(HandlerCallTest::text).containsExactly("en:step.expired");
        assertThat(desks.get(timer)).isNull();
        assertThat(desks.get(CONVERSATION)).isNull();
        assertThat(runAndStore(COMMAND, request -> Reply.text("Number?").expect(PHONE))
                        .writes()
                        .memory())
                .containsOnlyKeys(CONVERSATION);
    }

    @Test
    void wayBackIsThePluginsAndWithoutOneTheStepStaysOpen() throws Exception {
        runAndStore(COMMAND, request -> Reply.text("Number?").expect(PHONE));

        Outcome nowhere = runAndStore(new Action.Back(PHONE, MESSAGE), request -> null);
        assertThat(nowhere.calls()).extracting(HandlerCallTest::text).containsExactly("en:back.nothing");
        assertThat(desks.get(CONVERSATION)).isNotNull();
        runAndStore(
                new Action.Back(PHONE, MESSAGE), request -> Reply.text("Name?").expect(Step.named("name")));

        assertThat(Conversation.decode(desks.get(CONVERSATION)).orElseThrow().step())
                .isEqualTo(Step.named("name"));
    }

    @Test
    void stepThatIsNotKnownAnyMoreBeginsTheFormAnew() throws Exception {
        runAndStore(COMMAND, request -> Reply.text("Number?").expect(PHONE));

        Outcome again = runAndStore(
                new Action.Restart(Optional.of("go"), MESSAGE),
                request -> Reply.text(
                                "Name? " + ((CommandRequest) request).message().text())
                        .expect(Step.named("name")));

        assertThat(again.calls()).extracting(HandlerCallTest::text).containsExactly("en:step.changed", "Name? /go");
        assertThat(Conversation.decode(desks.get(CONVERSATION)).orElseThrow().step())
                .isEqualTo(Step.named("name"));
    }

    @Test
    void pressOfAButtonLeavesTheConversationOpenUnlessItSaysSo() throws Exception {
        runAndStore(COMMAND, request -> Reply.text("Number?").expect(PHONE));

        runAndStore(new Action.Press("help", "", false), press -> Reply.text("Like this: …"));
        assertThat(desks.get(CONVERSATION)).isNotNull();

        runAndStore(
                new Action.Press("skip", "", false), press -> Reply.text("Fine").endConversation());
        assertThat(desks.get(CONVERSATION)).isNull();
    }

    @Test
    void anotherCommandEndsTheConversation() throws Exception {
        desks.put(CONVERSATION, new Conversation("apply", PHONE, Optional.empty()).encoded());

        Outcome outcome = run(turn(PRIVATE, COMMAND, true), new Does(request -> Reply.text("Hi")));

        assertThat(outcome.writes().memory()).containsExactly(Map.entry(CONVERSATION, Optional.empty()));
    }

    @Test
    void cancelIsSaidByTheHostWhenThePluginSaysNothing() throws Exception {
        Outcome silent = run(new Action.Cancel(PHONE, MESSAGE), request -> Reply.nothing());
        Outcome polite = run(new Action.Cancel(PHONE, MESSAGE), request -> Reply.text("As you like"));

        assertThat(silent.calls()).extracting(HandlerCallTest::text).containsExactly("en:cancelled");
        assertThat(polite.calls()).extracting(HandlerCallTest::text).containsExactly("As you like");
        assertThat(silent.writes().memory()).containsEntry(CONVERSATION, Optional.empty());
    }

    @Test
    void longArgumentOfAButtonComesBackWhole() throws Exception {
        String argument = "long ".repeat(30);
        Outcome sent = runAndStore(
                COMMAND,
                request -> Reply.text("Menu").keyboard(Keyboard.column(List.of(Button.action("A", "a", argument)))));
        String data = new JsonObject(sent.calls().getFirst().json())
                .getJsonObject("reply_markup")
                .getJsonArray("inline_keyboard")
                .getJsonArray(0)
                .getJsonObject(0)
                .getString("callback_data");
        CallbackData pressed = CallbackData.parse(data).orElseThrow();

        run(new Action.Press(pressed.action(), pressed.argument(), pressed.kept()), press -> {
            assertThat(((ButtonPress) press).argument()).isEqualTo(argument);
            return Reply.nothing();
        });
    }

    @Test
    void longArgumentOfACommandComesBackWholeWhicheverPluginSentIt() throws Exception {
        String argument = "long ".repeat(30).strip();
        Outcome sent = runAndStore(
                COMMAND,
                request -> Reply.text("Menu").keyboard(Keyboard.column(List.of(Button.command("A", "go", argument)))));
        MemoryKey kept = sent.writes().memory().keySet().iterator().next();
        assertThat(kept.scope().plugin()).isEmpty();

        run(new Action.CommandPress("go", kept.name(), true, MESSAGE), request -> {
            CommandRequest command = (CommandRequest) request;
            assertThat(command.command()).contains("go");
            assertThat(command.argument()).isEqualTo(argument);
            assertThat(command.message().text()).isEqualTo("/go " + argument);
            return Reply.nothing();
        });
    }

    @Test
    void rawCallForAnotherChatNeedsThePermission() throws Exception {
        Reply forward = Reply.call("forwardMessage", Map.of("from_chat_id", -200, "message_id", 1));
        Reply inside = Reply.call("sendMessage", Map.of("reply_parameters", Map.of("chat_id", -200), "text", "a"));
        grant = new Grant("shop", Permissions.NONE, Permissions.NONE);

        assertThatThrownBy(() -> run(COMMAND, request -> forward))
                .hasMessageContaining("plugin shop may not call forwardMessage for the other chat -200")
                .hasMessageContaining("add messages to plugin.permissions");
        assertThatThrownBy(() -> run(COMMAND, request -> inside)).hasMessageContaining("the other chat -200");
        assertThat(run(COMMAND, request -> Reply.call("setMessageReaction", Map.of("chat_id", PRIVATE.id())))
                        .calls())
                .hasSize(1);
        grant = new Grant("shop", Permissions.ALL, Permissions.ALL);
        assertThat(run(COMMAND, request -> forward).calls()).hasSize(1);
    }

    @Test
    void liveAnswerIsStartedOnceAndItsMessageBecomesTheReply() throws Exception {
        Does streaming = new Does(request -> {
            request.live().append("Hel");
            request.live().append("lo");
            return Reply.markdown(request.live().text());
        });

        Outcome outcome = new HandlerCall(turn(PRIVATE, COMMAND, false), grant, desks)
                .run(streaming, Clock.systemUTC(), () -> OptionalInt.of(30));

        assertThat(desks.livesStarted).isEqualTo(1);
        assertThat(outcome.calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("editMessageText");
            assertThat(text(call)).isEqualTo("Hello");
        });
    }
}
