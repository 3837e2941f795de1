package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupsTest {
    private static final long FRIENDS = -1_000_000_000_009L;

    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    private SandboxChat ada;
    private SandboxChat bob;

    @BeforeEach
    void addGroup() {
        SandboxUser user = SandboxUser.of(8, "Bob", "uz");
        server.telegram().addUser(user);
        server.telegram().addGroup(FRIENDS, "Friends", SandboxUser.of(ADA, "Ada", "en"), user);
        ada = server.telegram().user(ADA).in(server.bot(), FRIENDS);
        bob = server.telegram().user(8).in(server.bot(), FRIENDS);
    }

    @Test
    void botSeesOnlyWhatIsMeantForIt() {
        say("I am here");
        ada.send("just talking");
        ada.sendLocation(41, 69);
        ada.send("/help");
        ada.send("/help@other_bot");
        ada.send("/help@helper_bot now");
        bob.send("hey @helper_bot");
        bob.reply(1, "answering you");

        assertThat(texts()).containsExactly("/help", "/help@helper_bot now", "hey @helper_bot", "answering you");
    }

    @Test
    void botWithoutPrivacySeesEverything() {
        server.telegram().readsAllGroupMessages(server.bot(), true);

        ada.send("just talking");

        assertThat(texts()).containsExactly("just talking");
        assertThat(server.call("getMe").result().getBoolean("can_read_all_group_messages"))
                .isTrue();
    }

    @Test
    void messageNumbersAreSharedByAllInTheGroup() {
        ada.send("one");
        bob.send("two");

        assertThat(say("three").result().getLong("message_id")).isEqualTo(3);
        assertThat(bob.transcript().latestText()).isEqualTo("three");
    }

    @Test
    void topicsKeepTheirMessagesTogether() {
        SandboxChat topic = ada.openTopic();
        SandboxMessage question = topic.send("/ask");

        var answer = server.call(
                "sendMessage",
                group().put("text", "here")
                        .put("message_thread_id", question.threadId().orElseThrow()));

        assertThat(answer.result().getBoolean("is_topic_message")).isTrue();
        assertThat(ada.nextReply().threadId()).isEqualTo(question.threadId());
    }

    @Test
    void inATopicAMissingMessageIsNeverRepliedTo() {
        long topic = ada.openTopic().send("/ask").threadId().orElseThrow();
        JsonObject gone = new JsonObject().put("message_id", 9_999).put("allow_sending_without_reply", true);

        var beside = server.call("sendMessage", group().put("text", "a").put("reply_parameters", gone));
        var inside = server.call(
                "sendMessage",
                group().put("text", "b").put("reply_parameters", gone).put("message_thread_id", topic));

        assertThat(beside.result().getString("text")).isEqualTo("a");
        assertThat(inside.description()).isEqualTo("Bad Request: message to be replied not found");
    }

    @Test
    void migratedGroupTellsItsNewNumber() {
        server.telegram().migrateGroup(FRIENDS, -1_000_000_000_010L);

        var refused = say("hello?");
        JsonArray updates = server.updates();

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().getJsonObject("parameters").getLong("migrate_to_chat_id"))
                .isEqualTo(-1_000_000_000_010L);
        assertThat(updates.getJsonObject(0).getJsonObject("message").getLong("migrate_to_chat_id"))
                .isEqualTo(-1_000_000_000_010L);
    }

    @Test
    void expelledBotMayNotWrite() {
        server.telegram().expel(server.bot(), FRIENDS);
        var refused = say("hello?");

        server.telegram().admit(server.bot(), FRIENDS);

        assertThat(refused.description()).isEqualTo("Forbidden: bot was kicked from the supergroup chat");
        assertThat(say("hello!").status()).isEqualTo(200);
        assertThat(server.updates()).hasSize(2);
    }

    @Test
    void chatsAndMembersCanBeLookedUp() {
        JsonObject chat = server.call("getChat", group()).result();
        String creator = server.call("getChatMember", group().put("user_id", ADA))
                .result()
                .getString("status");
        String member =
                server.call("getChatMember", group().put("user_id", 8)).result().getString("status");

        assertThat(chat.getString("title")).isEqualTo("Friends");
        assertThat(chat.getString("type")).isEqualTo("supergroup");
        assertThat(List.of(creator, member)).containsExactly("creator", "member");
    }

    private RunningTelegram.Answer say(String text) {
        return server.call("sendMessage", group().put("text", text));
    }

    private static JsonObject group() {
        return new JsonObject().put("chat_id", FRIENDS);
    }

    private List<String> texts() {
        return server.updates().stream()
                .map(update -> ((JsonObject) update).getJsonObject("message").getString("text"))
                .toList();
    }
}
