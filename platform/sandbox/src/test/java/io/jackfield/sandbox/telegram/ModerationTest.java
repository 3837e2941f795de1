package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.ADA;
import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ModerationTest {
    private static final long FRIENDS = -1_000_000_000_009L;
    private static final long BOB = 8;

    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    private SandboxChat bob;

    @BeforeEach
    void addGroup() {
        SandboxUser user = server.telegram().addUser(SandboxUser.of(BOB, "Bob", "uz"));
        server.telegram().addGroup(FRIENDS, "Friends", SandboxUser.of(ADA, "Ada", "en"), user);
        bob = server.telegram().user(BOB).in(server.bot(), FRIENDS);
    }

    @Test
    void ordinaryBotMayNotModerate() {
        long message = bob.send("/hi").id();

        assertThat(refusal("banChatMember", bob()))
                .isEqualTo("Bad Request: not enough rights to restrict/unrestrict chat member");
        assertThat(refusal("pinChatMessage", group().put("message_id", message)))
                .isEqualTo("Bad Request: not enough rights to manage pinned messages in the chat");
        assertThat(refusal("deleteMessage", group().put("message_id", message)))
                .isEqualTo("Bad Request: message can't be deleted");
    }

    @Test
    void bannedMemberIsOutUntilTheBanIsLifted() {
        promote();
        server.call(
                "getUpdates",
                new JsonObject().put("allowed_updates", new JsonArray(List.of("message", "chat_member"))));

        server.call("banChatMember", bob());

        assertThat(status()).isEqualTo("kicked");
        assertThat(server.updates()
                        .getJsonObject(0)
                        .getJsonObject("chat_member")
                        .getJsonObject("new_chat_member")
                        .getString("status"))
                .isEqualTo("kicked");
        assertThat(server.newest("message").getJsonObject("left_chat_member").getLong("id"))
                .isEqualTo(BOB);
        assertThatThrownBy(() -> bob.send("hello?")).hasMessageContaining("is not in chat");
        assertThatThrownBy(() -> bob.join()).hasMessageContaining("is banned");
        server.call("unbanChatMember", bob());
        bob.join();
        assertThat(status()).isEqualTo("member");
    }

    @Test
    void banForAWhileEndsByItself() {
        promote();
        long until = server.clock().instant().plusSeconds(3_600).getEpochSecond();

        server.call("banChatMember", bob().put("until_date", until));
        server.clock().add(Duration.ofHours(2));

        assertThat(status()).isEqualTo("left");
    }

    @Test
    void restrictedMemberReadsOnly() {
        promote();
        JsonObject silent = new JsonObject().put("can_send_messages", false);

        server.call("restrictChatMember", bob().put("permissions", silent));

        assertThat(status()).isEqualTo("restricted");
        assertThatThrownBy(() -> bob.send("hello?")).hasMessageContaining("is restricted");
        server.call("restrictChatMember", bob().put("permissions", ChatPermissions.everything()));
        assertThat(status()).isEqualTo("member");
    }

    @Test
    void ownerAdministratorsAndTheBotItselfAreSafe() {
        promote();
        server.call("promoteChatMember", bob().put("can_pin_messages", true));

        assertThat(refusal("banChatMember", group().put("user_id", ADA)))
                .isEqualTo("Bad Request: can't remove chat owner");
        assertThat(refusal("banChatMember", bob())).isEqualTo("Bad Request: user is an administrator of the chat");
        assertThat(refusal("banChatMember", group().put("user_id", 1001)))
                .isEqualTo("Bad Request: can't restrict self");
        assertThat(refusal("banChatMember", group().put("user_id", 4711))).isEqualTo("Bad Request: user not found");
        assertThat(refusal("banChatMember", toAda().put("user_id", ADA)))
                .isEqualTo("Bad Request: chat member status can't be changed in private chats");
    }

    @Test
    void administratorsAreListedAndMembersCounted() {
        promote();

        JsonArray administrators =
                server.call("getChatAdministrators", group()).json().getJsonArray("result");

        assertThat(administrators.stream().map(member -> ((JsonObject) member).getString("status")))
                .containsExactly("creator", "administrator");
        assertThat(server.call("getChatMemberCount", group()).json().getInteger("result"))
                .isEqualTo(3);
        assertThat(server.call("getChatMember", group().put("user_id", 1001))
                        .result()
                        .getString("status"))
                .isEqualTo("administrator");
    }

    @Test
    void administratorSeesAndDeletesWhatOthersWrite() {
        promote();

        long message = bob.send("just talking").id();

        assertThat(server.newest("message").getString("text")).isEqualTo("just talking");
        assertThat(server.call("deleteMessage", group().put("message_id", message))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pinnedMessagesAreAnnouncedListedAndTakenDown() {
        long one = server.say("one").result().getLong("message_id");
        long two = server.say("two").result().getLong("message_id");

        pin(one);
        pin(two);

        assertThat(server.newest("message").getJsonObject("pinned_message").getString("text"))
                .isEqualTo("two");
        assertThat(server.ada().transcript().pinned()).containsExactly(two, one);
        assertThat(server.call("getChat", toAda())
                        .result()
                        .getJsonObject("pinned_message")
                        .getString("text"))
                .isEqualTo("two");
        server.call("unpinChatMessage", toAda());
        assertThat(server.ada().transcript().pinned()).containsExactly(one);
        server.call("unpinAllChatMessages", toAda());
        assertThat(server.ada().transcript().pinned()).isEmpty();
        assertThat(refusal("unpinChatMessage", toAda())).isEqualTo("Bad Request: message to unpin not found");
        assertThat(refusal("pinChatMessage", toAda().put("message_id", 999)))
                .isEqualTo("Bad Request: message to pin not found");
    }

    @Test
    void deletedMessageIsNotPinnedAnyMore() {
        long one = server.say("one").result().getLong("message_id");
        pin(one);

        server.call("deleteMessage", toAda().put("message_id", one));

        assertThat(server.ada().transcript().pinned()).isEmpty();
    }

    private void pin(long message) {
        server.call("pinChatMessage", toAda().put("message_id", message));
    }

    private void promote() {
        server.telegram().promote(server.bot(), FRIENDS, true);
    }

    private String status() {
        return server.call("getChatMember", bob()).result().getString("status");
    }

    private static JsonObject group() {
        return new JsonObject().put("chat_id", FRIENDS);
    }

    private static JsonObject bob() {
        return group().put("user_id", BOB);
    }

    private String refusal(String method, JsonObject call) {
        return server.call(method, call).description();
    }
}
