package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.host.ServedBots;
import io.jackfield.host.bus.TestLoop;
import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.store.InMemoryJournal;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.FakeBotApi;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LiveAnswersTest {
    private static final Chat PRIVATE = Chat.privateChat(5);
    private static final Chat GROUP = new Chat(-100, ChatKind.GROUP, OptionalInt.of(77), "Engines");
    private static final OutboxConfig QUICK = new OutboxConfig(
            100_000,
            100_000,
            1_000,
            100_000,
            Duration.ofSeconds(5),
            5,
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            8);

    private final TestLoop test = new TestLoop();
    private final FakeBotApi telegram = new FakeBotApi(test.vertx());
    private final List<String> stops = new CopyOnWriteArrayList<>();
    private final LiveAnswers answers = test.get(() -> {
        Delivery delivery = new Delivery(new BotApi(test.vertx(), Duration.ofSeconds(5), 8), null);
        JournalWriter journal = new JournalWriter(test.loop(), new InMemoryJournal()::connect, Duration.ZERO, 100);
        Outbox outbox = new Outbox(test.loop(), QUICK, delivery, journal, new RecordingEvents());
        return new LiveAnswers(test.loop(), QUICK, outbox, delivery);
    });

    @AfterEach
    void close() {
        test.close();
    }

    private LiveAnswer start(Chat chat) {
        return answers.start(telegram.bot(), chat, OptionalInt.of(11), "Stop", () -> stops.add("stopped"));
    }

    private OptionalInt end(LiveAnswer live) {
        Future<OptionalInt> message = test.get(() -> answers.end(live));
        return message.await();
    }

    @Test
    void privateChatWatchesADraft() {
        LiveAnswer live = start(PRIVATE);
        await().until(() -> telegram.texts().contains(""));
        live.append("Hel");
        live.append("lo");
        await().until(() -> telegram.texts().contains("Hello"));

        OptionalInt message = end(live);

        assertThat(message).isEmpty();
        assertThat(telegram.methods()).containsOnly("sendMessageDraft");
        assertThat(telegram.calls()).allSatisfy(call -> {
            assertThat(call.json().getInteger("draft_id"))
                    .isEqualTo(live.frame().id());
            assertThat(call.json().getBoolean("can_stop")).isTrue();
        });
        assertThat(live.text()).isEqualTo("Hello");
    }

    @Test
    void groupWatchesAMessageThatIsEdited() {
        LiveAnswer live = start(GROUP);
        live.append("One");
        await().until(() -> telegram.methods().contains("sendMessage"));
        live.append(" two");
        await().until(() -> telegram.texts().contains("One two"));

        OptionalInt message = end(live);

        assertThat(telegram.methods()).containsSubsequence("sendMessage", "editMessageText");
        FakeBotApi.Call first = telegram.calls().stream()
                .filter(call -> call.method().equals("sendMessage"))
                .findFirst()
                .orElseThrow();
        assertThat(first.json().getJsonObject("reply_parameters").getInteger("message_id"))
                .isEqualTo(11);
        assertThat(first.json().getInteger("message_thread_id")).isEqualTo(77);
        assertThat(first.json().encode())
                .contains("\"callback_data\":\"0:stop:" + live.frame().id() + "\"");
        assertThat(telegram.calls().getLast().json().getInteger("message_id")).isEqualTo(message.getAsInt());
    }

    @Test
    void framesAreConflatedAndNeverQueued() {
        LiveAnswer live = start(PRIVATE);
        for (int piece = 0; piece < 800; piece++) {
            live.append("word ");
        }
        await().until(() -> telegram.calls().stream()
                .anyMatch(call -> call.text() != null && call.text().length() == 3_999));

        end(live);

        assertThat(telegram.calls().size()).isLessThan(5);
    }

    @Test
    void endWaitsForTheFrameThatIsOnItsWayAndShowsNothingMore() {
        telegram.hold();
        LiveAnswer live = start(PRIVATE);
        await().until(() -> telegram.calls().size() == 1);
        live.append("too late");

        Future<OptionalInt> ended = test.get(() -> answers.end(live));
        assertThat(ended.isComplete()).isFalse();
        telegram.release();

        ended.await();
        assertThat(telegram.calls()).hasSize(1);
        assertThat(test.get(answers::count)).isZero();
    }

    @Test
    void chatWithoutDraftsWatchesAMessage() {
        telegram.refuse(call -> call.method().equals("sendMessageDraft"), 400, "Bad Request: TEXTDRAFT_PEER_INVALID");
        LiveAnswer live = start(PRIVATE);

        live.append("Hello");

        await().until(() -> telegram.methods().contains("sendMessage"));
        assertThat(end(live)).isPresent();
    }

    @Test
    void framesThatFailDoNotHoldUpTheEnd() {
        telegram.answer(call -> true, 502, "<html>");
        LiveAnswer live = start(PRIVATE);
        await().until(() -> telegram.calls().size() == 1);

        assertThat(end(live)).isEmpty();
    }

    @Test
    void orderToWaitPausesTheFramesWithoutSwitchingToEdits() {
        telegram.refuse(call -> true, 429, "Too Many Requests", "\"retry_after\": 60");
        LiveAnswer live = start(PRIVATE);
        await().until(() -> telegram.calls().size() == 1);
        live.append("Hello");

        end(live);

        assertThat(telegram.methods()).containsExactly("sendMessageDraft");
    }

    @Test
    void stopReachesTheAnswerItBelongsTo() {
        LiveAnswer live = start(PRIVATE);
        int id = live.frame().id();
        await().until(() -> test.get(answers::count) == 1);

        test.run(() -> answers.stop(telegram.bot(), 6, id));
        test.run(() -> answers.stop(telegram.bot(), 5, id + 1));
        assertThat(stops).isEmpty();

        test.run(() -> answers.stop(ServedBots.helper(), 5, id));
        assertThat(stops).containsExactly("stopped");
        assertThat(live.stopped()).isTrue();
    }

    @Test
    void stopAfterTheEndDoesNothing() {
        LiveAnswer live = start(PRIVATE);
        end(live);

        test.run(() -> answers.stop(telegram.bot(), 5, live.frame().id()));

        assertThat(stops).isEmpty();
    }
}
