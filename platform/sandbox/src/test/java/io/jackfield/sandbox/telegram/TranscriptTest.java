package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.sandbox.SandboxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TranscriptTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram(SandboxOptions.defaults().messagesKept(50));

    @Test
    void repliesAreReadOneAfterTheOther() {
        server.say("one");
        server.say("two");

        assertThat(server.ada().nextReply().text()).isEqualTo("one");
        assertThat(server.ada().nextReply().text()).isEqualTo("two");
        assertThatThrownBy(() -> server.ada().nextReply(Duration.ofMillis(20)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("two");
    }

    @Test
    void waitingSeesLaterMessagesAndEdits() {
        var later =
                server.ada().transcript().whenMessage(message -> message.text().equals("done"));
        server.say("working");

        server.call(
                "editMessageText", RunningTelegram.toAda().put("message_id", 1).put("text", "done"));

        assertThat(later.await().edited()).isTrue();
        assertThat(server.ada().transcript().awaitText("done", SOON).id()).isEqualTo(1);
    }

    @Test
    void lastUpdateCanBeDeliveredAgainByItsNumber() {
        server.ada().send("once");
        long id = server.telegram().lastUpdateId(server.bot());

        server.telegram().repeat(server.bot(), id);

        assertThat(server.updates()).hasSize(2).allMatch(update -> ((JsonObject) update).getLong("update_id") == id);
    }

    @Test
    void countsGoOnWhenOldMessagesAreForgotten() {
        IntStream.range(0, 120).forEach(i -> server.say("m" + i));

        server.ada().transcript().awaitBotMessages(120, SOON);
        assertThat(server.ada().transcript().messages()).hasSize(50);
        assertThat(server.ada().transcript().latestText()).isEqualTo("m119");
    }

    @Test
    void manyChatsGetEveryReplyOnceAndInOrder() {
        int users = 100;
        int messages = 30;
        Map<Long, List<String>> replies = new ConcurrentHashMap<>();
        server.telegram()
                .onBotMessage(reply -> replies.computeIfAbsent(reply.chatId(), id -> new CopyOnWriteArrayList<>())
                        .add(reply.text()));
        List<SandboxChat> chats = IntStream.range(0, users)
                .mapToObj(i -> server.telegram().addUser(SandboxUser.of(1_000 + i, "User", "en")))
                .map(user -> server.telegram().user(user).in(server.bot()))
                .toList();

        IntStream.range(0, messages).forEach(n -> chats.forEach(chat -> chat.send("q" + n)));
        echoAll(users * messages);

        List<String> expected =
                IntStream.range(0, messages).mapToObj(n -> "q" + n).toList();
        assertThat(replies).hasSize(users);
        assertThat(replies.values()).allMatch(expected::equals);
        assertThat(chats).allMatch(chat -> chat.transcript().botMessageCount() == messages);
    }

    private void echoAll(int expected) {
        long offset = 0;
        int answered = 0;
        while (answered < expected) {
            JsonArray batch =
                    server.updates(new JsonObject().put("offset", offset).put("timeout", 5));
            for (Object each : batch) {
                JsonObject update = (JsonObject) each;
                JsonObject message = update.getJsonObject("message");
                server.call(
                        "sendMessage",
                        new JsonObject()
                                .put("chat_id", message.getJsonObject("chat").getLong("id"))
                                .put("text", message.getString("text")));
                offset = update.getLong("update_id") + 1;
                answered++;
            }
        }
    }
}
