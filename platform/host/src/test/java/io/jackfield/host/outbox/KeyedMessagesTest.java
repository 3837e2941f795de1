package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.store.InMemoryJournal;
import io.jackfield.host.store.InMemoryJournal.Mark;
import io.jackfield.host.store.InMemoryShownMessages;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.ShownKey;
import io.jackfield.host.store.ShownPlace;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.FakeBotApi;
import io.jackfield.host.telegram.FakeBotApi.Call;
import io.jackfield.host.telegram.ShownAs;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Messages that a plugin shows under a key, on their way through the outbox. */
@Execution(ExecutionMode.CONCURRENT)
class KeyedMessagesTest {
    private static final int QUICKER = 5;
    private static final int DONE = 2;
    private final TestLoop test = new TestLoop(QUICKER);
    private final FakeBotApi telegram = new FakeBotApi(test.vertx());
    private final InMemoryJournal database = new InMemoryJournal();
    private final InMemoryShownMessages shown = new InMemoryShownMessages();
    private final Outbox outbox = outbox();

    @AfterEach
    void close() {
        test.close();
    }

    private Outbox outbox() {
        return test.get(() -> new Outbox(
                test.loop(),
                OutboxConfigs.UNLIMITED,
                new Delivery(new BotApi(test.vertx(), Duration.ofSeconds(5), 8), null),
                new JournalWriter(test.loop(), database::connect, Duration.ZERO, 100),
                new RecordingEvents(),
                TestReplies.NONE,
                shown,
                TestReplies.SORRY));
    }

    private static BotCall message(String text) {
        return BotCall.of(
                "sendMessage", Buffer.buffer("{\"chat_id\":-5,\"message_thread_id\":3,\"text\":\"" + text + "\"}"));
    }

    private static BotCall photo(String file) {
        return BotCall.of(
                "sendPhoto",
                Buffer.buffer("{\"chat_id\":-5,\"photo\":\"" + file + "\",\"caption\":\"of " + file + "\"}"));
    }

    /** As it is read back from the journal, so that nothing depends on what only memory has. */
    private OutboxEntry entry(long id, String plugin, BotCall call, String key) {
        List<BotCall> stored =
                CallFrames.decode(CallFrames.encode(List.of(call.withShownAs(new ShownAs(plugin, key)))));
        return OutboxEntry.push(plugin, telegram.bot(), new RowKey(20_000, 7, id), -5, stored);
    }

    private void show(long id, BotCall call) {
        test.run(() -> outbox.add(entry(id, "apply", call, "application-17")));
    }

    private void shows(long id, BotCall call) {
        show(id, call);
        await().until(() -> test.get(outbox::waiting) == 0);
    }

    private Call lastCall() {
        return telegram.calls().getLast();
    }

    private List<Integer> messagesSent() {
        return telegram.taken().stream()
                .filter(taken -> taken.call().method().startsWith("send"))
                .map(FakeBotApi.Taken::messageId)
                .toList();
    }

    @Test
    void nextMessageOfAKeyTakesThePlaceOfTheOneBefore() {
        shows(-1, message("new"));
        shows(-2, message("taken"));
        shows(-3, message("done"));

        assertThat(telegram.methods()).containsExactly("sendMessage", "editMessageText", "editMessageText");
        assertThat(telegram.texts()).containsExactly("new", "taken", "done");
        int message = messagesSent().getFirst();
        assertThat(telegram.calls().subList(1, 3))
                .allSatisfy(
                        call -> assertThat(call.json().getInteger("message_id")).isEqualTo(message));
        assertThat(shown.places())
                .containsExactly(
                        Map.entry(new ShownKey("apply", 7, -5, "application-17"), new ShownPlace(-5, message)));
    }

    @Test
    void keysOfOthersAreOthers() {
        shows(-1, message("new"));
        test.run(() -> {
            outbox.add(entry(-2, "apply", message("another key"), "application-18"));
            outbox.add(entry(-3, "report", message("another plugin"), "application-17"));
        });

        await().until(() -> test.get(outbox::waiting) == 0);
        assertThat(telegram.methods()).containsOnly("sendMessage");
        assertThat(shown.places()).hasSize(3);
    }

    @Test
    void pictureTakesThePlaceOfATextAndOfAnotherPicture() {
        shows(-1, message("new"));
        shows(-2, photo("first"));
        shows(-3, photo("second"));

        assertThat(telegram.methods()).containsExactly("sendMessage", "editMessageMedia", "editMessageMedia");
        assertThat(lastCall().json().getJsonObject("media").encode())
                .isEqualTo("{\"type\":\"photo\",\"media\":\"second\",\"caption\":\"of second\"}");
        assertThat(lastCall().json().getInteger("message_id"))
                .isEqualTo(messagesSent().getFirst());
    }

    @Test
    void textWhereAPictureIsComesBelowAndIsWhatChangesThen() {
        shows(-1, photo("first"));
        telegram.refuse(
                call -> call.method().equals("editMessageText"),
                400,
                "Bad Request: there is no text in the message to edit");
        shows(-2, message("sold"));
        shows(-3, message("delivered"));

        assertThat(telegram.methods())
                .containsExactly("sendPhoto", "editMessageText", "sendMessage", "deleteMessage", "editMessageText");
        List<Integer> sent = messagesSent();
        assertThat(telegram.calls().get(3).json().getInteger("message_id")).isEqualTo(sent.getFirst());
        assertThat(lastCall().json().getInteger("message_id")).isEqualTo(sent.getLast());
    }

    @Test
    void messageThatSomebodyHasDeletedIsSentAnewInItsTopic() {
        shows(-1, message("new"));
        telegram.refuse(call -> true, 400, "Bad Request: message to edit not found");
        shows(-2, message("taken"));
        shows(-3, message("done"));

        assertThat(telegram.methods())
                .containsExactly("sendMessage", "editMessageText", "sendMessage", "editMessageText");
        assertThat(telegram.calls().get(2).json().encode())
                .isEqualTo("{\"chat_id\":-5,\"message_thread_id\":3,\"text\":\"taken\"}");
        assertThat(lastCall().json().getInteger("message_id"))
                .isEqualTo(messagesSent().getLast());
    }

    @Test
    void messageThatSaysTheSameAlreadyIsDone() {
        shows(-1, message("new"));
        telegram.refuse(call -> true, 400, "Bad Request: message is not modified");
        shows(-2, message("new"));

        assertThat(telegram.methods()).containsExactly("sendMessage", "editMessageText");
        await().untilAsserted(() -> assertThat(database.marks()).contains(new Mark(-2, 1, DONE, null)));
    }

    @Test
    void newestOfThoseThatWaitIsSentInPlaceOfTheOthers() {
        telegram.hold();
        show(-1, message("new"));
        await().until(() -> telegram.calls().size() == 1);
        show(-2, message("taken"));
        show(-3, message("in work"));
        show(-4, message("done"));
        telegram.release();

        await().until(() -> test.get(outbox::waiting) == 0);
        assertThat(telegram.texts()).containsExactly("new", "done");
        await().untilAsserted(() -> assertThat(database.marks())
                .contains(new Mark(-2, 1, DONE, null), new Mark(-3, 1, DONE, null), new Mark(-4, 1, DONE, null)));
    }

    @Test
    void oneThatTelegramMadeWaitIsReplacedToo() {
        telegram.refuse(call -> true, 429, "Too Many Requests: retry after 2", "\"retry_after\": 2");
        show(-1, message("new"));
        await().until(() -> telegram.calls().size() == 1);
        show(-2, message("taken"));

        await().until(() -> test.get(outbox::waiting) == 0);
        assertThat(telegram.texts()).containsExactly("new", "taken");
        assertThat(lastCall().method()).isEqualTo("sendMessage");
    }

    @Test
    void messageWhoseNumberCouldNotBeStoredIsShownTwiceAtWorstAndNeverLost() {
        telegram.hold();
        show(-1, message("new"));
        await().until(() -> telegram.calls().size() == 1);
        shown.lose(new IllegalStateException("killed"));
        telegram.release();
        await().until(() -> telegram.taken().size() == 1);
        test.run(outbox::stop);

        shown.lose(null);
        Outbox nextLife = outbox();
        test.run(() -> nextLife.add(entry(-1, "apply", message("new"), "application-17")));
        await().until(() -> test.get(nextLife::waiting) == 0);
        test.run(() -> nextLife.add(entry(-2, "apply", message("taken"), "application-17")));
        await().until(() -> test.get(nextLife::waiting) == 0);

        assertThat(telegram.methods()).containsExactly("sendMessage", "sendMessage", "editMessageText");
        await().until(() -> database.marks().contains(new Mark(-2, 1, DONE, null)));
        assertThat(database.marks()).containsOnlyOnce(new Mark(-1, 1, DONE, null));
        assertThat(lastCall().json().getInteger("message_id"))
                .isEqualTo(messagesSent().getLast());
    }

    @Test
    void messageWaitsForTheDatabaseThatKnowsItsPlace() {
        shows(-1, message("new"));
        shown.lose(new IllegalStateException("away"));
        show(-2, message("taken"));
        await().until(() -> shown.questions() > 4);
        assertThat(telegram.methods()).containsExactly("sendMessage");
        assertThat(test.get(() -> outbox.trouble("helper"))).isEmpty();

        shown.lose(null);

        await().until(() -> test.get(outbox::waiting) == 0);
        assertThat(telegram.methods()).containsExactly("sendMessage", "editMessageText");
    }

    @Test
    void supergroupGetsANewMessageThatChangesThere() {
        shows(-1, message("new"));
        telegram.refuse(
                call -> call.chat() == -5,
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                "\"migrate_to_chat_id\": -1005");
        shows(-2, message("taken"));
        shows(-3, message("done"));

        assertThat(telegram.methods())
                .containsExactly("sendMessage", "editMessageText", "sendMessage", "editMessageText");
        assertThat(telegram.calls()).extracting(Call::chat).containsExactly(-5L, -5L, -1_005L, -1_005L);
        assertThat(lastCall().json().getInteger("message_id"))
                .isEqualTo(messagesSent().getLast());
    }

    @Test
    void chatThatCannotBeReachedLosesWhatWaitsAndGetsWhatComesLater() {
        telegram.refuse(call -> true, 403, "Forbidden: bot was kicked from the group chat");
        test.run(() -> {
            outbox.add(entry(-1, "apply", message("new"), "application-17"));
            outbox.add(entry(-2, "apply", message("other"), "application-18"));
        });
        await().until(() -> test.get(outbox::waiting) == 0);

        shows(-3, message("done"));

        assertThat(telegram.texts()).containsExactly("new", "done");
    }
}
