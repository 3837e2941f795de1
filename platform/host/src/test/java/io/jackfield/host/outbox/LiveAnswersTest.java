package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.llm.TextSink.Activity;
import io.jackfield.host.ServedBots;
import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.store.InMemoryJournal;
import io.jackfield.host.store.InMemoryShownMessages;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.FakeBotApi;
import io.jackfield.host.telegram.LiveWords;
import io.jackfield.host.telegram.ReplyAddress;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LiveAnswersTest {
    private static final long ADA = 5;
    private static final long BOB = 6;
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
    private final LiveAnswers answers = test.get(() -> answers(QUICK));

    @AfterEach
    void close() {
        test.close();
    }

    private LiveAnswer start(Chat chat) {
        return start(chat, ADA);
    }

    private LiveAnswer start(Chat chat, long asker) {
        return start(answers, chat, asker, Map.of());
    }

    private LiveAnswers answers(OutboxConfig config) {
        Delivery delivery = new Delivery(new BotApi(test.vertx(), Duration.ofSeconds(5), 8), null);
        JournalWriter journal = new JournalWriter(test.loop(), new InMemoryJournal()::connect, Duration.ZERO, 100);
        Outbox outbox = new Outbox(
                test.loop(),
                config,
                delivery,
                journal,
                new RecordingEvents(),
                TestReplies.NONE,
                new InMemoryShownMessages(),
                TestReplies.SORRY);
        return new LiveAnswers(test.loop(), config, outbox, delivery);
    }

    private LiveAnswer start(Chat chat, Map<String, String> preferences) {
        return start(answers, chat, preferences);
    }

    private LiveAnswer start(LiveAnswers answers, Chat chat, Map<String, String> preferences) {
        return start(answers, chat, ADA, preferences);
    }

    private LiveAnswer start(LiveAnswers shown, Chat chat, long asker, Map<String, String> preferences) {
        ReplyAddress address = new ReplyAddress(
                        "chat",
                        chat.id(),
                        chat.thread(),
                        OptionalInt.of(11),
                        OptionalInt.empty(),
                        "",
                        OptionalInt.empty())
                .preferring(preferences);
        LiveWords words = new HostReplies().live("en");
        LiveAnswer live = shown.start(telegram.bot(), chat, asker, address, words, () -> stops.add("stopped " + asker));
        await().until(() -> test.get(() -> shown.isAnswering(telegram.bot(), chat)));
        return live;
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

        test.run(() -> answers.stop(telegram.bot(), Chat.privateChat(6), id, BOB));
        test.run(() -> answers.stop(telegram.bot(), PRIVATE, id + 1, ADA));
        assertThat(stops).isEmpty();

        test.run(() -> answers.stop(ServedBots.helper(), PRIVATE, id, ADA));
        assertThat(stops).containsExactly("stopped 5");
        assertThat(live.stopped()).isTrue();
    }

    @Test
    void stopAfterTheEndDoesNothing() {
        LiveAnswer live = start(PRIVATE);
        end(live);

        test.run(() -> answers.stop(telegram.bot(), PRIVATE, live.frame().id(), ADA));

        assertThat(stops).isEmpty();
    }

    private int stopAll(Chat chat, long user, OptionalInt repliedTo) {
        return test.get(() -> answers.stopAll(telegram.bot(), chat, user, repliedTo));
    }

    @Test
    void inAPrivateChatEverythingBeingWrittenStops() {
        start(PRIVATE);
        start(PRIVATE);

        assertThat(stopAll(PRIVATE, ADA, OptionalInt.empty())).isEqualTo(2);
    }

    @Test
    void inAGroupUsersStopTheirOwnAnswersAndThoseTheyReplyTo() {
        LiveAnswer adas = start(GROUP, ADA);
        adas.append("One");
        await().until(() -> test.get(adas::messageId).isPresent());
        start(GROUP, BOB);
        OptionalInt message = test.get(adas::messageId);

        assertThat(stopAll(GROUP, BOB, OptionalInt.empty())).isOne();
        assertThat(stops).containsExactly("stopped 6");
        assertThat(stopAll(GROUP, 7, OptionalInt.of(message.getAsInt() + 1))).isZero();
        assertThat(stopAll(GROUP, 7, message)).isOne();
        assertThat(stops).containsExactly("stopped 6", "stopped 5");
    }

    @Test
    void buttonInAGroupIsForTheOneWhoIsAnswered() {
        LiveAnswer adas = start(GROUP, ADA);
        int id = adas.frame().id();

        assertThat(test.get(() -> answers.stop(telegram.bot(), GROUP, id, BOB))).isFalse();
        assertThat(stops).isEmpty();
        assertThat(test.get(() -> answers.stop(telegram.bot(), GROUP, id, ADA))).isTrue();
        assertThat(stops).containsExactly("stopped 5");
    }

    @Test
    void answerInTheNameOfAGroupStopsForWhoeverPresses() {
        LiveAnswer groups = start(GROUP, GROUP.id());

        assertThat(test.get(
                        () -> answers.stop(telegram.bot(), GROUP, groups.frame().id(), BOB)))
                .isTrue();
        assertThat(stops).hasSize(1);
    }

    @Test
    void previewGrowsOnWithoutTheMessageThatIsGone() {
        telegram.refuse(
                call -> call.json().containsKey("reply_parameters"),
                400,
                "Bad Request: message to be replied not found");
        LiveAnswer live = start(GROUP);
        live.append("One");

        await().until(() -> telegram.calls().stream()
                .anyMatch(call -> "One".equals(call.text()) && !call.json().containsKey("reply_parameters")));
        assertThat(end(live)).isPresent();
    }

    @Test
    void answersOfOtherTopicsGoOn() {
        start(GROUP, ADA);
        Chat other = new Chat(GROUP.id(), GROUP.kind(), OptionalInt.of(78), GROUP.title());

        assertThat(stopAll(other, ADA, OptionalInt.empty())).isZero();
        assertThat(test.get(() -> answers.isAnswering(telegram.bot(), other))).isFalse();
    }

    @Test
    void whereAnAnswerBeginsAndEndsIsKnown() {
        List<Chat> begun = new CopyOnWriteArrayList<>();
        answers.onBegin((bot, chat) -> begun.add(chat));

        LiveAnswer live = start(GROUP, ADA);
        end(live);

        assertThat(begun).containsExactly(GROUP);
        assertThat(test.get(() -> answers.isAnswering(telegram.bot(), GROUP))).isFalse();
    }

    @Test
    void whatTheModelDoesIsShownBeforeTheAnswerAndInGroupsToo() {
        LiveAnswer live = start(GROUP);
        live.progress(Activity.SEARCHING, "tea");
        await().until(() -> telegram.texts().contains("Searching: tea"));
        live.think("Green or black?");
        await().until(() -> telegram.texts().contains("Thinking…\n\nGreen or black?"));
        live.append("Green.");
        await().until(() -> telegram.texts().contains("Green or black?\n\nGreen."));

        end(live);

        assertThat(live.text()).isEqualTo("Green.");
    }

    @Test
    void newestTextIsShownAfterAnOrderToWait() {
        LiveAnswer live = start(PRIVATE);
        await().until(() -> telegram.calls().size() == 1);
        telegram.refuse(call -> "Hello".equals(call.text()), 429, "Too Many Requests", "\"retry_after\": 1");
        live.append("Hello");
        await().until(() -> telegram.texts().contains("Hello"));

        await().until(() ->
                telegram.texts().indexOf("Hello") != telegram.texts().lastIndexOf("Hello"));

        List<FakeBotApi.Call> hellos = telegram.calls().stream()
                .filter(call -> "Hello".equals(call.text()))
                .toList();
        assertThat(hellos.getLast().nanos() - hellos.getFirst().nanos()).isGreaterThan(1_000_000_000L);
    }

    @Test
    void stoppedAnswerIsNotShownAnyFurther() {
        LiveAnswer live = start(PRIVATE);
        live.append("Hello");
        await().until(() -> telegram.texts().contains("Hello"));
        test.run(() -> answers.stop(telegram.bot(), PRIVATE, live.frame().id(), ADA));
        int before = telegram.calls().size();

        live.append(" and more");
        LiveAnswer other = start(Chat.privateChat(6));
        other.append("later");

        await().until(() -> telegram.texts().contains("later"));
        assertThat(telegram.calls().stream().filter(call -> call.chat() == 5)).hasSize(before);
    }

    @Test
    void richPreviewThatIsRefusedGoesOnWithEntities() {
        telegram.refuse(call -> call.method().equals("sendRichMessageDraft"), 400, "Bad Request: RICH_MESSAGE_INVALID");
        LiveAnswer live = start(PRIVATE, Map.of("formatting", "rich"));
        live.append("**Hello**");

        await().until(() -> telegram.texts().contains("Hello"));
        end(live);
        LiveAnswer next = start(PRIVATE, Map.of("formatting", "rich"));
        next.append("Again");
        await().until(() -> telegram.texts().contains("Again"));

        assertThat(telegram.methods().stream().filter("sendRichMessageDraft"::equals))
                .hasSize(1);
    }

    @Test
    void richPreviewIsADraftWithMarkdown() {
        LiveAnswer live = start(PRIVATE, Map.of("formatting", "rich"));
        live.append("| a |\n|---|\n| 1 |");

        await().until(() -> telegram.calls().stream()
                .anyMatch(call -> call.method().equals("sendRichMessageDraft")
                        && call.markdown().equals("| a |\n|---|\n| 1 |")));
        assertThat(end(live)).isEmpty();
    }

    @Test
    void nobodyInAGroupGetsRichMessagesByAnothersChoice() {
        LiveAnswer live = start(GROUP, Map.of("formatting", "rich"));
        live.append("Hello");

        await().until(() -> telegram.methods().contains("sendMessage"));
        end(live);

        assertThat(telegram.methods()).doesNotContain("sendRichMessage");
    }

    @Test
    void previewThatSomebodyHasDeletedComesAnew() {
        LiveAnswer live = start(GROUP);
        live.append("One");
        await().until(() -> telegram.methods().contains("sendMessage"));
        telegram.refuse(call -> call.method().equals("editMessageText"), 400, "Bad Request: message to edit not found");
        live.append(" two");

        await().until(() -> telegram.calls().stream()
                .anyMatch(call ->
                        call.method().equals("sendMessage") && call.text().equals("One two")));
        OptionalInt message = end(live);

        assertThat(message).isPresent();
    }

    @Test
    void chatThatTakesNoPreviewIsLeftAlone() {
        for (int frame = 0; frame < 3; frame++) {
            telegram.refuse(call -> call.chat() == -100, 403, "Forbidden: bot was kicked from the group chat");
        }
        LiveAnswer live = start(GROUP);
        live.append("Hello");
        await().until(() -> telegram.calls().size() == 3);
        live.append(" more");
        LiveAnswer other = start(PRIVATE);
        other.append("later");
        await().until(() -> telegram.texts().contains("later"));

        assertThat(telegram.calls().stream().filter(call -> call.chat() == -100))
                .hasSize(3);
        assertThat(end(live)).isEmpty();
    }

    @Test
    void everyAnswerGetsItsFramesWhenThereIsRoomForFew() {
        OutboxConfig narrow = new OutboxConfig(
                50,
                100_000,
                1_000,
                100_000,
                Duration.ofSeconds(5),
                5,
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                8);
        LiveAnswers crowded = test.get(() -> answers(narrow));
        List<LiveAnswer> many = IntStream.rangeClosed(1, 60)
                .mapToObj(chat -> start(crowded, Chat.privateChat(chat), Map.of()))
                .toList();

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            // All of them have something new all the time.
            many.forEach(live -> live.append("word "));
            return chatsThatSaw("word") == many.size();
        });
    }

    private long chatsThatSaw(String start) {
        return telegram.calls().stream()
                .filter(call -> call.text() != null && call.text().startsWith(start))
                .map(FakeBotApi.Call::chat)
                .distinct()
                .count();
    }
}
