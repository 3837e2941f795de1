package io.jackfield.host.dispatch;

import static io.jackfield.host.dispatch.TestDispatch.ADA;
import static io.jackfield.host.dispatch.TestDispatch.PRIVATE;
import static io.jackfield.host.dispatch.TestDispatch.command;
import static io.jackfield.host.dispatch.TestDispatch.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.host.config.FloodConfig;
import io.jackfield.host.outbox.Reactions;
import io.jackfield.host.plugins.TestPlugins;
import io.jackfield.host.store.InMemoryJournal.Closed;
import io.jackfield.host.telegram.FakeBotApi;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.DraftStopped;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneHandlerTest {
    private static final int CLOSED = 1;
    /** So many questions may wait. */
    private static final int WAITING = 2;

    private final TestDispatch room = new TestDispatch(new FloodConfig(0, Duration.ofMinutes(1), WAITING));
    private final List<Long> handled = new CopyOnWriteArrayList<>();
    private final Refusals refusals = new Refusals(room.closer, room.memoryCache, room.replies);
    private final LaneHandler handler = new LaneHandler(
            (update, done) -> handled.add(update.key().updateId()),
            room.table,
            room.liveAnswers,
            refusals,
            new Reactions(room.test.loop(), room.outbox, room.delivery),
            room.memoryCache,
            room.replies);

    @AfterEach
    void close() {
        room.close();
    }

    private IncomingUpdate question(long id) {
        return room.update(id, text("question " + id));
    }

    private boolean mayWait(IncomingUpdate update, IncomingUpdate... ahead) {
        return room.test.get(() -> handler.mayWait(update, List.of(ahead)));
    }

    private void answering() {
        room.answering(PRIVATE, ADA, "Once", () -> {});
    }

    /** What was put under messages, empty for what was taken away. */
    private List<String> reactions() {
        return room.telegram.calls().stream()
                .filter(call -> call.method().equals("setMessageReaction"))
                .map(LaneHandlerTest::emoji)
                .toList();
    }

    private static String emoji(FakeBotApi.Call call) {
        return call.json().getJsonArray("reaction").isEmpty()
                ? ""
                : call.json().getJsonArray("reaction").getJsonObject(0).getString("emoji");
    }

    @Test
    void messageBehindShortWorkWaitsWithoutASign() {
        IncomingUpdate[] ahead = {question(1), question(2), question(3)};

        assertThat(mayWait(question(4), ahead)).isTrue();
        answering();
        assertThat(mayWait(question(5))).isTrue();

        await().until(() -> !reactions().isEmpty());
        assertThat(reactions()).containsExactly("👀");
    }

    @Test
    void signUnderAMessageThatWaitsGoesWhenItsTurnComes() {
        answering();
        mayWait(question(1));
        mayWait(question(1));
        await().until(() -> reactions().equals(List.of("👀")));

        room.test.run(() -> handler.handle(question(1), () -> {}));

        await().until(() -> reactions().equals(List.of("👀", "")));
        assertThat(handled).containsExactly(1L);
    }

    @Test
    void onlySoManyQuestionsWaitBehindAnAnswerAndCommandsDoNotCount() {
        answering();

        assertThat(mayWait(question(2), question(1))).isTrue();
        assertThat(mayWait(question(3), question(1), question(2))).isFalse();
        assertThat(mayWait(room.update(3, command("help")), question(1), question(2)))
                .isTrue();
        assertThat(mayWait(question(3), question(1), room.update(2, command("help"))))
                .isTrue();
    }

    @Test
    void whoMayNotWaitIsToldWhyAndTheUpdateIsDone() {
        room.remember(ADA, "language", "ru");
        answering();
        mayWait(question(1));
        await().until(() -> reactions().equals(List.of("👀")));

        room.test.run(() -> {
            handler.turnAway(question(1));
            assertThat(refusals.underWay()).isOne();
        });

        await().until(() ->
                room.database.closed().equals(List.of(new Closed(1, CLOSED, null, List.of("sendMessage")))));
        await().until(() -> room.said().size() == 1);
        assertThat(room.said().getFirst()).startsWith("Я ещё отвечаю");
        await().until(() -> reactions().equals(List.of("👀", "")));
        assertThat(room.test.get(refusals::underWay)).isZero();
        assertThat(handled).isEmpty();
    }

    @Test
    void chatThatTakesNoReactionsIsToldOnceWhileAnythingWaits() {
        for (int times = 0; times < 2; times++) {
            room.telegram.refuse(
                    call -> call.method().equals("setMessageReaction"), 400, "Bad Request: REACTION_INVALID");
        }
        answering();

        mayWait(question(1));
        mayWait(question(2), question(1));

        await().until(() -> reactions().size() == 2);
        await().until(() -> !room.said().isEmpty());
        mayWait(question(3), question(1));
        await().until(() -> reactions().size() == 3);
        assertThat(room.said()).containsExactly("I’ll answer this right after.");
    }

    @Test
    void whatStopsAnAnswerGoesAheadUnlessAPluginHasThatCommand() {
        assertThat(handler.isUrgent(room.update(1, command("stop")))).isTrue();
        assertThat(handler.isUrgent(room.update(2, new DraftStopped(7)))).isTrue();
        assertThat(handler.isUrgent(room.update(3, new Pressed("q", "3:stop:", 11, Instant.EPOCH))))
                .isTrue();
        assertThat(handler.isUrgent(question(4))).isFalse();

        room.plugins.put(
                TestDispatch.HELP,
                TestPlugins.bringing(TestDispatch.HELP, 2, new TestDispatch.Silent(CommandSpec.command("stop"))));
        room.route();

        assertThat(handler.isUrgent(room.update(1, command("stop")))).isFalse();
    }
}
