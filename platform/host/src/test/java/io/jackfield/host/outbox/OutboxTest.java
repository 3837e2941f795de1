package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.store.InMemoryJournal;
import io.jackfield.host.store.InMemoryJournal.Mark;
import io.jackfield.host.store.InMemoryShownMessages;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.FakeBotApi;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class OutboxTest {
    /** Pauses of half a second take a tenth of it. */
    private static final int QUICKER = 5;

    private static final int DONE = 2;
    private static final int CLOSED = 1;
    private static final int UNDELIVERABLE = 4;
    private final TestLoop test = new TestLoop(QUICKER);
    private final FakeBotApi telegram = new FakeBotApi(test.vertx());
    private final InMemoryJournal database = new InMemoryJournal();
    private final RecordingEvents events = new RecordingEvents();
    private final Outbox outbox = test.get(() -> new Outbox(
            test.loop(),
            OutboxConfigs.UNLIMITED,
            new Delivery(new BotApi(test.vertx(), Duration.ofSeconds(5), 8), null),
            new JournalWriter(test.loop(), database::connect, Duration.ZERO, 100),
            events,
            TestReplies.NONE,
            new InMemoryShownMessages(),
            TestReplies.SORRY));

    @AfterEach
    void close() {
        test.close();
    }

    private static BotCall message(long chat, String text) {
        return call("sendMessage", "{\"chat_id\":" + chat + ",\"text\":\"" + text + "\"}");
    }

    private static BotCall call(String method, String json) {
        return BotCall.of(method, Buffer.buffer(json));
    }

    private void add(long chat, long id, BotCall... calls) {
        test.run(() -> outbox.add(entry(chat, id, 0, calls)));
    }

    private OutboxEntry entry(long chat, long id, int sent, BotCall... calls) {
        return new OutboxEntry(telegram.bot(), new RowKey(20_000, 7, id), chat, List.of(calls), sent);
    }

    private void texts(long chat, long id, String... texts) {
        add(chat, id, Arrays.stream(texts).map(text -> message(chat, text)).toArray(BotCall[]::new));
    }

    private void awaitSent() {
        await().until(() -> test.get(outbox::waiting) == 0);
        await().until(() -> !database.marks().isEmpty());
    }

    @Test
    void repliesOfAChatGoOneAfterTheOtherInTheirOrder() {
        test.run(() -> {
            outbox.add(entry(5, 1, 0, message(5, "1a"), message(5, "1b")));
            outbox.add(entry(5, 2, 0, message(5, "2")));
            outbox.add(entry(5, 3, 0, message(5, "3")));
        });

        awaitSent();
        assertThat(telegram.texts()).containsExactly("1a", "1b", "2", "3");
        await().untilAsserted(() -> assertThat(database.marks())
                .contains(new Mark(1, 2, DONE, null), new Mark(2, 1, DONE, null), new Mark(3, 1, DONE, null)));
        assertThat(events.events).containsExactly("sent", "sent", "sent", "sent");
    }

    @Test
    void nextReplyOfAChatWaitsForTelegramsAnswerOtherChatsDoNot() {
        telegram.hold();
        texts(5, 1, "1a", "1b");
        texts(6, 2, "2");

        await().until(() -> telegram.calls().size() == 2);
        assertThat(telegram.texts()).containsExactlyInAnyOrder("1a", "2");
        assertThat(test.get(() -> outbox.isIdle(7, 5))).isFalse();

        telegram.release();
        awaitSent();
        assertThat(telegram.texts()).last().isEqualTo("1b");
        assertThat(test.get(() -> outbox.isIdle(7, 5))).isTrue();
    }

    @Test
    void timeToAnAnswerEndsWithItsLastMessageAndTheOldestUnsentIsTheFirstOfItsQueue() {
        telegram.hold();
        texts(5, 1, "1a", "1b");
        texts(5, 2, "2");

        await().until(() -> telegram.calls().size() == 1);
        assertThat(events.answers).isEmpty();
        assertThat(test.get(() -> outbox.waitingOf(7))).isEqualTo(2);
        Duration before = test.get(() -> outbox.oldestUnsent(7));
        await().until(() -> test.get(() -> outbox.oldestUnsent(7)).compareTo(before) > 0);

        telegram.release();
        awaitSent();
        assertThat(events.answers)
                .hasSize(2)
                .allSatisfy(nanos -> assertThat(nanos).isPositive());
        assertThat(test.get(() -> outbox.oldestUnsent(7))).isZero();
    }

    @Test
    void waitsAsLongAsTelegramAsks() {
        telegram.refuse(call -> call.chat() == 5, 429, "Too Many Requests: retry after 1", "\"retry_after\": 1");
        texts(5, 1, "1");
        texts(5, 2, "2");
        texts(6, 3, "3");

        awaitSent();
        assertThat(telegram.calls().stream().filter(call -> call.chat() == 5))
                .extracting(FakeBotApi.Call::text)
                .containsExactly("1", "1", "2");
        List<Long> times = telegram.calls().stream()
                .filter(call -> call.chat() == 5)
                .map(FakeBotApi.Call::nanos)
                .toList();
        assertThat(times.get(1) - times.get(0)).isGreaterThan(990_000_000L / QUICKER);
        assertThat(events.events).contains("rateLimited");
    }

    @Test
    void chatThatCannotBeReachedLosesAllItsReplies() {
        telegram.refuse(call -> call.chat() == 5, 403, "Forbidden: bot was blocked by the user");
        test.run(() -> {
            outbox.add(entry(5, 1, 0, message(5, "1a"), message(5, "1b")));
            outbox.add(entry(5, 2, 0, message(5, "2")));
            outbox.add(entry(6, 3, 0, message(6, "3")));
        });

        awaitSent();
        assertThat(telegram.texts()).containsExactlyInAnyOrder("1a", "3");
        assertThat(events.events).contains("unreachable 5");
        assertThat(events.ends).containsExactlyInAnyOrder("1 not whole", "2 not whole", "3 whole");
        String reason = "Forbidden: bot was blocked by the user";
        await().untilAsserted(() -> assertThat(database.marks())
                .contains(new Mark(1, 0, UNDELIVERABLE, reason), new Mark(2, 0, UNDELIVERABLE, reason)));
    }

    @Test
    void chatThatIsReachableAgainGetsItsNextReply() {
        telegram.refuse(call -> true, 403, "Forbidden: bot was blocked by the user");
        texts(5, 1, "1");
        awaitSent();

        texts(5, 2, "2");

        await().until(() -> telegram.texts().contains("2"));
    }

    @Test
    void troubleOnTelegramsSideIsWaitedOut() {
        telegram.refuse(call -> true, 500, "Internal Server Error");
        telegram.answer(call -> true, 502, "<html>Bad Gateway</html>");

        texts(5, 1, "1", "2");

        awaitSent();
        assertThat(telegram.texts()).containsExactly("1", "1", "1", "2");
        assertThat(events.events).containsExactly("sent", "sent");
    }

    @Test
    void pageOfAProxyDoesNotPassForARefusal() {
        telegram.answer(call -> true, 403, "<html>Forbidden by your company</html>");

        texts(5, 1, "1");

        awaitSent();
        assertThat(telegram.texts()).containsExactly("1", "1");
        assertThat(events.events).containsExactly("sent");
    }

    @Test
    void refusedMessageDoesNotHoldUpTheRest() {
        String reason = "Bad Request: something new";
        telegram.refuse(call -> "1a".equals(call.text()), 400, reason);

        texts(5, 1, "1a", "1b");

        awaitSent();
        assertThat(telegram.texts()).containsExactly("1a", TestReplies.SORRY_WORDS, "1b");
        assertThat(events.events).containsExactly("refused", "sent", "sent");
        await().untilAsserted(() -> assertThat(database.marks()).contains(new Mark(1, 2, UNDELIVERABLE, reason)));
    }

    @Test
    void editOfAMessageThatIsGoneBecomesANewMessage() {
        telegram.refuse(call -> true, 400, "Bad Request: message to edit not found");

        add(5, 1, call("editMessageText", "{\"chat_id\":5,\"message_id\":9,\"text\":\"1\"}"));

        awaitSent();
        assertThat(telegram.methods()).containsExactly("editMessageText", "sendMessage");
        assertThat(telegram.calls().getLast().json().encode()).isEqualTo("{\"chat_id\":5,\"text\":\"1\"}");
    }

    @Test
    void groupThatBecameASupergroupGetsItsReplyThere() {
        telegram.refuse(
                call -> call.chat() == -5,
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                "\"migrate_to_chat_id\": -1005");

        texts(-5, 1, "1");

        awaitSent();
        assertThat(telegram.calls()).extracting(FakeBotApi.Call::chat).containsExactly(-5L, -1_005L);
    }

    @Test
    void replyForATopicThatIsGoneIsNotRepeatedForEver() {
        for (int count = 0; count < 5; count++) {
            telegram.refuse(call -> true, 400, "Bad Request: message thread not found");
        }

        add(-5, 1, call("sendMessage", "{\"chat_id\":-5,\"message_thread_id\":3,\"text\":\"1\"}"));

        awaitSent();
        assertThat(telegram.texts()).containsExactly("1", "1", TestReplies.SORRY_WORDS);
    }

    private BotCall rich(long chat, String markdown, int fallbacks) {
        return call(
                        "sendRichMessage",
                        "{\"chat_id\":" + chat + ",\"rich_message\":{\"markdown\":\"" + markdown + "\"}}")
                .withFallbacks(fallbacks);
    }

    @Test
    void richMessageThatIsTakenMakesItsFallbacksNeedless() {
        add(5, 1, rich(5, "1", 2), message(5, "1a"), message(5, "1b"), message(5, "2"));

        awaitSent();
        assertThat(telegram.methods()).containsExactly("sendRichMessage", "sendMessage");
        assertThat(telegram.texts()).last().isEqualTo("2");
        await().untilAsserted(() -> assertThat(database.marks()).contains(new Mark(1, 4, DONE, null)));
    }

    @Test
    void richMessageThatIsRefusedGoesOutInItsSimplerFormOnce() {
        telegram.refuse(call -> true, 400, "Bad Request: RICH_MESSAGE_URL_INVALID");

        add(5, 1, rich(5, "1", 2), message(5, "1a"), message(5, "1b"), message(5, "2"));

        awaitSent();
        assertThat(telegram.methods()).containsExactly("sendRichMessage", "sendMessage", "sendMessage", "sendMessage");
        assertThat(telegram.texts()).containsExactly(null, "1a", "1b", "2");
    }

    @Test
    void methodThatTelegramDoesNotKnowIsARefusalToo() {
        telegram.refuse(call -> true, 404, "Not Found: method not found");

        add(5, 1, rich(5, "1", 1), message(5, "1a"));

        awaitSent();
        assertThat(telegram.texts()).containsExactly(null, "1a");
    }

    @Test
    void chatThatRefusesRichMessagesIsNotAskedAgainForAWhile() {
        telegram.refuse(call -> true, 400, "Bad Request: RICH_MESSAGE_INVALID");
        add(5, 1, rich(5, "1", 1), message(5, "1a"));
        awaitSent();

        add(5, 2, rich(5, "2", 1), message(5, "2a"));
        add(6, 3, rich(6, "3", 1), message(6, "3a"));

        await().until(() -> test.get(outbox::waiting) == 0);
        assertThat(telegram.calls().stream().filter(call -> call.chat() == 5))
                .extracting(FakeBotApi.Call::text)
                .containsExactly(null, "1a", "2a");
        assertThat(telegram.calls().stream().filter(call -> call.chat() == 6))
                .extracting(FakeBotApi.Call::method)
                .containsExactly("sendRichMessage");
    }

    @Test
    void simplerFormGoesOnWhereAnEarlierLifeStoppedInIt() {
        test.run(() -> outbox.add(entry(5, 1, 2, rich(5, "1", 2), message(5, "1a"), message(5, "1b"))));

        awaitSent();
        assertThat(telegram.texts()).containsExactly("1b");
        assertThat(database.marks()).containsExactly(new Mark(1, 3, DONE, null));
    }

    @Test
    void richMessageThatTelegramChokesOnIsNotTriedForAQuarterOfAnHour() {
        for (int tries = 0; tries < OutboxConfigs.UNLIMITED.maxAttempts(); tries++) {
            telegram.refuse(call -> call.method().equals("sendRichMessage"), 500, "Internal Server Error");
        }

        add(5, 1, rich(5, "1", 1), message(5, "1a"));

        await().atMost(Duration.ofSeconds(20)).until(() -> test.get(outbox::waiting) == 0);
        assertThat(telegram.texts()).last().isEqualTo("1a");
    }

    @Test
    void repliesOfABotWhoseTokenWasRevokedWait() {
        telegram.refuse(call -> true, 401, "Unauthorized");

        texts(5, 1, "1");

        await().until(() -> telegram.calls().size() == 1);
        assertThat(test.get(outbox::waiting)).isEqualTo(1);
        assertThat(database.marks()).isEmpty();
    }

    private static BotCall answer(String method, String more) {
        return call(
                method,
                "{\"chat_id\":-5," + more
                        + "\"text\":\"a b\",\"entities\":[{\"type\":\"text_link\",\"offset\":0,\"length\":1,"
                        + "\"url\":\"http://router/\"}],\"reply_markup\":{}}");
    }

    @Test
    void finishedAnswerWithAnAddressThatTelegramRefusesArrivesAsPlainText() {
        telegram.refuse(
                call -> call.json().containsKey("entities"),
                400,
                "Bad Request: entity URL 'http://router/' is invalid");

        add(-5, 1, answer("sendMessage", ""));

        awaitSent();
        assertThat(telegram.texts()).containsExactly("a b", "a (http://router/) b");
        assertThat(telegram.calls().getLast().json().containsKey("reply_markup"))
                .isTrue();
        await().untilAsserted(() -> assertThat(database.marks()).contains(new Mark(1, 1, DONE, null)));
    }

    @Test
    void userIsToldAndThePreviewGoesWhenNoFormOfAnAnswerIsTaken() {
        String reason = "Bad Request: something new";
        for (int count = 0; count < 3; count++) {
            telegram.refuse(call -> true, 400, reason);
        }

        add(-5, 1, answer("editMessageText", "\"message_id\":9,"));

        awaitSent();
        assertThat(telegram.methods())
                .containsExactly("editMessageText", "editMessageText", "sendMessage", "sendMessage", "deleteMessage");
        assertThat(telegram.texts().get(3)).isEqualTo(TestReplies.SORRY_WORDS);
        assertThat(telegram.calls().getLast().json().getInteger("message_id")).isEqualTo(9);
        await().untilAsserted(() -> assertThat(database.marks()).contains(new Mark(1, 1, UNDELIVERABLE, reason)));
    }

    @Test
    void refusalOfAnotherChatDropsOnlyThatCall() {
        telegram.refuse(call -> call.chat() == 99, 403, "Forbidden: bot was blocked by the user");

        add(5, 1, message(99, "to another"), message(5, "to this"));
        texts(5, 2, "next");

        awaitSent();
        assertThat(telegram.texts()).containsExactly("to another", "to this", "next");
        assertThat(events.events).doesNotContain("unreachable 5");
    }

    @Test
    void textThatIsTooLongForTelegramArrivesInParts() {
        telegram.refuse(call -> call.text().length() > 20, 400, "Bad Request: message is too long");

        texts(5, 1, "one two three four five six", "next");

        awaitSent();
        assertThat(telegram.texts().getFirst()).isEqualTo("one two three four five six");
        assertThat(String.join(" ", telegram.texts().subList(1, telegram.texts().size())))
                .isEqualTo("one two three four five six next");
    }

    @Test
    void replyTakenUpAgainGoesOnWhereItStopped() {
        test.run(() -> outbox.add(entry(5, 1, 1, message(5, "1a"), message(5, "1b"))));

        awaitSent();
        assertThat(telegram.texts()).containsExactly("1b");
        assertThat(database.marks()).containsExactly(new Mark(1, 2, DONE, null));
    }

    @Test
    void replyThatWasSentToTheEndIsOnlyMarked() {
        test.run(() -> outbox.add(entry(5, 1, 1, message(5, "1"))));

        awaitSent();
        assertThat(telegram.calls()).isEmpty();
        assertThat(database.marks()).containsExactly(new Mark(1, 1, DONE, null));
    }

    @Test
    void everyPartIsMarkedOnceItIsSent() {
        telegram.refuse(call -> "1b".equals(call.text()), 429, "Too Many Requests", "\"retry_after\": 60");

        texts(5, 1, "1a", "1b");

        await().until(() -> database.marks().contains(new Mark(1, 1, CLOSED, null)));
        assertThat(test.get(outbox::waiting)).isEqualTo(1);
    }

    @Test
    void stoppedOutboxStartsNothing() {
        telegram.hold();
        texts(5, 1, "1a", "1b");
        await().until(() -> telegram.calls().size() == 1);

        test.run(outbox::stop);
        telegram.release();
        await().until(() -> database.marks().contains(new Mark(1, 1, CLOSED, null)));
        texts(6, 2, "2");

        assertThat(telegram.texts()).containsExactly("1a");
    }
}
