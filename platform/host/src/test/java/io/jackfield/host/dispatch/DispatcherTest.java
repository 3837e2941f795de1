package io.jackfield.host.dispatch;

import static io.jackfield.host.dispatch.TestDispatch.ADA;
import static io.jackfield.host.dispatch.TestDispatch.BOB;
import static io.jackfield.host.dispatch.TestDispatch.CHAT;
import static io.jackfield.host.dispatch.TestDispatch.GROUP;
import static io.jackfield.host.dispatch.TestDispatch.HELP;
import static io.jackfield.host.dispatch.TestDispatch.PRIVATE;
import static io.jackfield.host.dispatch.TestDispatch.command;
import static io.jackfield.host.dispatch.TestDispatch.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Reply;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.outbox.LiveAnswer;
import io.jackfield.host.payment.telegram.PaymentNotices;
import io.jackfield.host.people.People;
import io.jackfield.host.people.UserBlocks;
import io.jackfield.host.routing.UpdateEvents;
import io.jackfield.host.routing.UpdateRules;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.store.InMemoryJournal.Closed;
import io.jackfield.host.store.UserBlockTable;
import io.jackfield.host.store.Writes;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.HostPress;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.DraftStopped;
import io.jackfield.host.telegram.IncomingUpdate.InlineQuestion;
import io.jackfield.host.telegram.IncomingUpdate.Migrated;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Reachability;
import io.jackfield.host.telegram.IncomingUpdate.StepExpired;
import io.jackfield.host.telegram.IncomingUpdate.Unreadable;
import io.jackfield.host.telegram.ReplyEncoder;
import io.jackfield.host.telegram.StepTimer;
import io.jackfield.host.turn.HandlerCall.Outcome;
import io.jackfield.host.turn.Turn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final int CLOSED = 1;
    private static final int DONE = 2;
    private static final int DEAD = 3;
    private static final int RETRIES = 2;
    private static final String UNAVAILABLE = "Sorry, this is not available right now. Please try again in a minute.";
    private static final String FAULT =
            "Sorry, something went wrong on our side. We have been told and will look into it.";

    /** At the end of the letter of the first update. */
    private static final String TRACE = " [helper-1]";

    private final TestDispatch room = new TestDispatch();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<Turn> turns = new CopyOnWriteArrayList<>();
    /** How calls end, one after the other. */
    private final Queue<Function<Turn, CallResult<Outcome>>> ends = new ArrayDeque<>();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Optional<LiveAnswer> unfinished = Optional.empty();
    private Runnable moved = () -> {};
    private final Dispatcher dispatcher = new Dispatcher(
            room.test.loop(),
            room.table,
            new UpdateRules(room.turns, room.replies),
            new People(room.journal, (bot, id, reachable, change) -> {
                events.add(id + " reachable " + reachable);
                return Future.succeededFuture();
            }),
            new UserBlocks(new UserBlockTable(null)),
            room.memoryCache,
            (bot, from, to, done) -> {
                events.add("moves " + from + " to " + to);
                moved = done;
            },
            room.liveAnswers,
            new PaymentNotices(room.test.loop(), null, null),
            this::call,
            room.closer,
            room.replies,
            new ErrorMeters(meters),
            new RetryRule(RETRIES),
            new UpdateEvents(Clock.systemUTC()),
            (bot, person, press) -> {
                events.add(person + " pressed " + press.action() + " " + press.argument());
                return Future.succeededFuture(
                        press.action().equals(HostPress.NEWS)
                                ? new HostButtons.Answer.News(press.argument().equals("on"))
                                : new HostButtons.Answer.InPlace("login.confirmed"));
            });

    @AfterEach
    void close() {
        room.close();
    }

    private void call(Turn turn, TurnCalls.Listener listener) {
        turns.add(turn);
        listener.ended(ends.remove().apply(turn), unfinished);
    }

    private void answers(String text) {
        ends.add(turn -> {
            List<BotCall> calls =
                    ReplyEncoder.encode(Reply.text(text), turn.address()).calls();
            return new CallResult.Answered<>(new Outcome(calls, CallFrames.encode(calls), List.of(), Writes.NONE));
        });
    }

    private void fails(StandardError error) {
        ends.add(turn -> new CallResult.Failed<>(new JackfieldException(error, "broken on purpose")));
    }

    private void handle(IncomingUpdate update) {
        room.test.run(() -> dispatcher.handle(
                update, () -> events.add("done " + update.key().updateId())));
    }

    private void handle(long id, Content content) {
        handle(room.update(id, content));
    }

    private void awaitDone(long id) {
        await().until(() -> events.contains("done " + id));
    }

    private Closed closed(long id) {
        awaitDone(id);
        return room.database.closed().stream()
                .filter(closed -> closed.updateId() == id)
                .findFirst()
                .orElseThrow();
    }

    /** Under a sentence about the failure of the first update. */
    private static String code(String word) {
        return "\n" + word + ": helper-1";
    }

    private void awaitSaid(String... expected) {
        await().until(() -> room.said().size() >= expected.length);
        assertThat(room.said()).containsExactly(expected);
    }

    private double errors(String plugin, String error) {
        return meters.counter("errors", "plugin", plugin, "error", error).count();
    }

    @Test
    void updateGoesToTheHandlerThatHasItAndItsAnswerToTheUser() {
        answers("Here is help");
        handle(1, command("help"));

        assertThat(closed(1)).isEqualTo(new Closed(1, CLOSED, null, List.of("sendMessage")));
        assertThat(turns).singleElement().extracting(Turn::owner).isEqualTo(HELP);
        awaitSaid("Here is help");
    }

    @Test
    void whatTheUserDidIsStoredWithTheEndOfTheUpdateHoweverItEnds() {
        answers("Here is help");
        handle(1, command("help"));
        fails(StandardError.PLUGIN_FAULT);
        handle(2, command("help"));
        handle(3, command("unheard-of"));
        awaitDone(1);
        awaitDone(2);
        awaitDone(3);

        for (long id = 1; id <= 3; id++) {
            assertThat(room.database.happenedWith(id)).containsExactly("command");
        }
    }

    @Test
    void whatThePluginRecordedComesBehindWhatTheUserDid() {
        EventRow viewed = EventRow.of(7, Instant.EPOCH, OptionalLong.of(5), "package.viewed", Map.of());
        ends.add(turn -> new CallResult.Answered<>(
                new Outcome(List.of(), null, List.of(), new Writes(Map.of(), Set.of(), List.of(), List.of(viewed)))));
        handle(1, command("help"));
        awaitDone(1);

        assertThat(room.database.happenedWith(1)).containsExactly("command", "package.viewed");
    }

    @Test
    void callThatAsksToBeTriedAgainIsAndItsUserSeesTheAnswerAlone() {
        fails(StandardError.OVERLOADED);
        fails(StandardError.RATE_LIMITED);
        answers("Hi");

        handle(1, text("hello"));

        assertThat(closed(1)).isEqualTo(new Closed(1, CLOSED, null, List.of("sendMessage")));
        awaitSaid("Hi");
        assertThat(turns).hasSize(3);
        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void callThatFailsAgainAndAgainBecomesADeadLetterAndItsUserIsTold() {
        for (int tries = 0; tries <= RETRIES; tries++) {
            fails(StandardError.OVERLOADED);
        }

        handle(1, text("hello"));

        assertThat(closed(1))
                .isEqualTo(new Closed(1, CLOSED, "OVERLOADED: broken on purpose" + TRACE, List.of("sendMessage")));
        awaitSaid(UNAVAILABLE + code("Code"));
        assertThat(errors(CHAT, "overloaded")).isOne();
    }

    @Test
    void failureForGoodIsToldAtOnce() {
        fails(StandardError.PLUGIN_FAULT);

        handle(1, text("hello"));

        assertThat(closed(1).error()).isEqualTo("PLUGIN_FAULT: broken on purpose" + TRACE);
        awaitSaid(FAULT + code("Code"));
        assertThat(turns).hasSize(1);
        assertThat(errors(CHAT, "plugin_fault")).isOne();
    }

    @Test
    void pluginThatGoesWhileItsCallIsTriedAgainIsNotCalledAndItsUserIsTold() {
        ends.add(turn -> {
            room.plugins.remove(CHAT);
            return new CallResult.Failed<>(new JackfieldException(StandardError.OVERLOADED, "busy"));
        });

        handle(1, text("hello"));

        assertThat(closed(1).error()).isEqualTo("UNAVAILABLE: plugin chat is not loaded" + TRACE);
        awaitSaid(UNAVAILABLE + code("Code"));
        assertThat(turns).hasSize(1);
    }

    @Test
    void answerThatCannotBeStoredBecomesADeadLetterAndItsUserIsTold() {
        room.database.refuseReply("Hi");
        answers("Hi");

        handle(1, text("hello"));

        assertThat(closed(1))
                .isEqualTo(new Closed(
                        1,
                        CLOSED,
                        "PLUGIN_FAULT: what plugin chat gave cannot be stored, and nothing of it was: ERROR: not this row"
                                + " (23514)" + TRACE,
                        List.of("sendMessage")));
        awaitSaid(FAULT + code("Code"));
        assertThat(errors(CHAT, "plugin_fault")).isOne();
    }

    @Test
    void answerOfWhichAPartWasSeenIsNotBegunAnewAndStaysWithAnApology() {
        unfinished = Optional.of(room.answering(PRIVATE, ADA, "It was a dark and", () -> {}));
        fails(StandardError.OVERLOADED);

        handle(1, text("Tell me a story"));

        assertThat(closed(1).error()).isEqualTo("OVERLOADED: broken on purpose" + TRACE);
        awaitSaid("It was a dark and", UNAVAILABLE + code("Code"));
        assertThat(turns).hasSize(1);
        assertThat(room.test.get(() -> room.liveAnswers.isAnswering(room.bot, PRIVATE)))
                .isFalse();
    }

    @Test
    void updateWaitsUntilItIsKnownWhoSentIt() {
        room.remember(ADA, "language", "ru");
        room.memoryFails(2);
        fails(StandardError.PLUGIN_FAULT);

        handle(1, text("hello"));

        assertThat(closed(1).error()).startsWith("PLUGIN_FAULT");
        assertThat(turns)
                .singleElement()
                .satisfies(turn -> assertThat(turn.sender().language()).isEqualTo("ru"));
        awaitSaid(room.replies.label("ru", "failure.fault") + code("Код"));
    }

    @Test
    void senderIsStoredWhenTheirNameChangesAndNobodyIsStoredForAChannel() {
        Person renamed = new Person(5, "Ada Lovelace", "", Optional.empty(), "en");
        Person channel = new Person(-1_001, "News", "", Optional.empty(), "en");
        for (int id = 1; id <= 4; id++) {
            answers("Hi");
        }

        handle(room.update(1, PRIVATE, ADA, text("one")));
        awaitDone(1);
        handle(room.update(2, PRIVATE, ADA, text("two")));
        awaitDone(2);
        handle(room.update(3, PRIVATE, renamed, text("three")));
        handle(room.update(4, GROUP, channel, text("four")));
        awaitDone(3);
        awaitDone(4);

        assertThat(room.database.met()).containsExactly("Ada", "Ada Lovelace");
    }

    @Test
    void updateThatCannotBeReadIsKeptAndItsSenderTold() {
        handle(1, new Unreadable("no date"));
        handle(room.update(2, new Chat(0, PRIVATE.kind(), PRIVATE.thread(), ""), ADA, new Unreadable("no chat")));

        assertThat(closed(1)).isEqualTo(new Closed(1, CLOSED, "no date" + TRACE, List.of("sendMessage")));
        assertThat(closed(2)).isEqualTo(new Closed(2, DEAD, "no chat [helper-2]", List.of()));
        awaitSaid(room.replies.label("en", "message.unreadable"));
    }

    @Test
    void updateWithoutAWayIsKeptAndTheLaneGoesOn() {
        room.test.run(() -> room.table.rebuild(List.of(), id -> Optional.empty()));

        handle(1, text("hello"));

        assertThat(closed(1))
                .satisfies(closed -> assertThat(closed.state()).isEqualTo(DEAD))
                .satisfies(closed -> assertThat(closed.error()).startsWith("no way to go: "));
        assertThat(room.telegram.calls()).isEmpty();
    }

    @Test
    void inlineQuestionIsAnsweredWithNothing() {
        handle(1, new InlineQuestion("q"));

        assertThat(closed(1).replies()).containsExactly("answerInlineQuery");
    }

    @Test
    void groupThatMovesIsDoneOnceEverythingHasGoneAlong() {
        handle(room.update(1, GROUP, ADA, new Migrated(-100, -1_100)));
        assertThat(events).containsExactly("moves -100 to -1100");
        assertThat(room.database.closed()).isEmpty();

        room.test.run(moved);

        assertThat(closed(1)).isEqualTo(new Closed(1, DONE, null, List.of()));
    }

    @Test
    void whoBlocksTheBotIsNoted() {
        handle(1, new Reachability(false));

        assertThat(closed(1).state()).isEqualTo(DONE);
        assertThat(events).containsExactly("5 reachable false", "done 1");
    }

    @Test
    void draftsStopButtonStopsItsAnswerAndNoOther() {
        LiveAnswer live = room.answering(PRIVATE, ADA, "Once", () -> events.add("stopped"));
        int id = draftId();

        handle(1, new DraftStopped(id + 1));
        awaitDone(1);
        assertThat(live.stopped()).isFalse();
        handle(2, new DraftStopped(id));

        awaitDone(2);
        assertThat(events).containsExactly("done 1", "stopped", "done 2");
    }

    private int draftId() {
        await().until(() -> room.telegram.methods().contains("sendMessageDraft"));
        return room.telegram.calls().stream()
                .filter(call -> call.method().equals("sendMessageDraft"))
                .findFirst()
                .orElseThrow()
                .json()
                .getInteger("draft_id");
    }

    @Test
    void stopButtonInAGroupStopsNobodyElsesAnswer() {
        LiveAnswer live = room.answering(GROUP, ADA, "Once", () -> {});
        await().until(() -> room.telegram.methods().contains("sendMessage"));
        String data = room.telegram
                .calls()
                .getLast()
                .json()
                .getJsonObject("reply_markup")
                .getJsonArray("inline_keyboard")
                .getJsonArray(0)
                .getJsonObject(0)
                .getString("callback_data");

        handle(room.update(1, GROUP, BOB, new Pressed("q1", data, 11, Instant.EPOCH)));
        awaitDone(1);
        assertThat(live.stopped()).isFalse();
        handle(room.update(2, GROUP, ADA, new Pressed("q2", data, 11, Instant.EPOCH)));
        awaitDone(2);

        assertThat(live.stopped()).isTrue();
        await().until(() -> toasts().size() == 2);
        assertThat(toasts()).containsExactly("This answers somebody else, who can stop it.", "Stopping…");
    }

    @Test
    void pressUnderAMessageOfTheHostsOwnIsHeardByTheHostAndAnsweredInItsPlace() {
        handle(room.update(1, PRIVATE, ADA, new Pressed("q1", "1:(host):staff:+abc", 11, Instant.EPOCH)));
        awaitDone(1);

        assertThat(events).contains(ADA.id() + " pressed staff +abc");
        assertThat(turns).isEmpty();
        await().until(() -> room.telegram.methods().contains("editMessageText"));
        assertThat(room.telegram.calls().getLast().json().getString("text")).isEqualTo("Confirmed.");
    }

    private List<String> toasts() {
        return room.telegram.calls().stream()
                .filter(call -> call.method().equals("answerCallbackQuery"))
                .map(call -> call.json().getString("text"))
                .toList();
    }

    @Test
    void stopCommandLeavesTheLastWordToTheAnswerAndSaysSoWhenThereIsNone() {
        handle(1, command("stop"));
        awaitSaid(room.replies.label("en", "stop.nothing"));
        room.answering(PRIVATE, ADA, "Once", () -> events.add("stopped"));

        handle(2, command("stop"));

        assertThat(closed(2)).isEqualTo(new Closed(2, DONE, null, List.of()));
        assertThat(events).containsExactly("done 1", "stopped", "done 2");
    }

    @Test
    void timerOfAConversationThatIsOverIsForgotten() {
        handle(1, new StepExpired(Instant.EPOCH));

        assertThat(closed(1)).isEqualTo(new Closed(1, DONE, null, List.of()));
        assertThat(room.database.writtenWith(1))
                .containsExactly(StepTimer.key(7, ADA.id(), PRIVATE).name());
        assertThat(room.database.met()).isEmpty();
    }
}
