package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.ADA;
import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupSettingsTest {
    private static final long FRIENDS = -1_000_000_000_009L;
    private static final long BOB = 8;

    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    private SandboxChat bob;

    @BeforeEach
    void addGroup() {
        SandboxUser user = server.telegram().addUser(SandboxUser.of(BOB, "Bob", "uz"));
        server.telegram().addGroup(FRIENDS, "Friends", SandboxUser.of(ADA, "Ada", "en"), user);
        server.telegram().promote(server.bot(), FRIENDS, true);
        bob = server.telegram().user(BOB).in(server.bot(), FRIENDS);
    }

    @Test
    void titleAndDescriptionAreChanged() {
        server.call("setChatTitle", group().put("title", "Good friends"));
        server.call("setChatDescription", group().put("description", "Who we are"));

        assertThat(server.newest("message").getString("new_chat_title")).isEqualTo("Good friends");
        assertThat(chat().getString("title")).isEqualTo("Good friends");
        assertThat(chat().getString("description")).isEqualTo("Who we are");
        assertThat(refusal("setChatTitle", group().put("title", "Good friends")))
                .isEqualTo("Bad Request: chat title is not modified");
        assertThat(refusal("setChatTitle", toAda().put("title", "x")))
                .isEqualTo("Bad Request: chat title can't be changed in private chats");
        server.telegram().promote(server.bot(), FRIENDS, false);
        assertThat(refusal("setChatTitle", group().put("title", "Mine")))
                .isEqualTo("Bad Request: not enough rights to change chat title");
    }

    @Test
    void permissionsOfAGroupHoldForItsMembersOnly() {
        server.call("setChatPermissions", group().put("permissions", new JsonObject().put("can_send_polls", false)));

        assertThat(chat().getJsonObject("permissions").getBoolean("can_send_messages"))
                .isFalse();
        assertThatThrownBy(() -> bob.send("hello?")).hasMessageContaining("is restricted");
        server.telegram().user(ADA).in(server.bot(), FRIENDS).send("I may");
        server.call("setChatPermissions", group().put("permissions", new JsonObject().put("can_send_photos", true)));
        bob.send("so may I");
    }

    @Test
    void everyRightOfARestrictedMemberIsNamed() {
        JsonObject legacy = new JsonObject().put("can_send_messages", true).put("can_send_media_messages", true);

        server.call("restrictChatMember", bob().put("permissions", legacy));

        JsonObject member = server.call("getChatMember", bob()).result();
        assertThat(member.getString("status")).isEqualTo("restricted");
        assertThat(member.fieldNames()).containsAll(ChatPermissions.everything().fieldNames());
        assertThat(member.getBoolean("can_send_voice_notes")).isTrue();
        assertThat(member.getBoolean("can_send_polls")).isFalse();
    }

    @Test
    void administratorHasATitle() {
        assertThat(refusal("setChatAdministratorCustomTitle", bob().put("custom_title", "Boss")))
                .isEqualTo("Bad Request: user is not an administrator");
        server.call("promoteChatMember", bob().put("can_pin_messages", true));

        server.call("setChatAdministratorCustomTitle", bob().put("custom_title", "Boss"));

        assertThat(server.call("getChatMember", bob()).result().getString("custom_title"))
                .isEqualTo("Boss");
    }

    @Test
    void linksAreMadeChangedAndRevoked() {
        String primary = server.call("exportChatInviteLink", group()).json().getString("result");
        JsonObject link = server.call(
                        "createChatInviteLink", group().put("name", "For Bob").put("member_limit", 1))
                .result();
        JsonObject same = group().put("invite_link", link.getString("invite_link"));

        assertThat(chat().getString("invite_link")).isEqualTo(primary);
        assertThat(link.getString("name")).isEqualTo("For Bob");
        assertThat(link.getInteger("member_limit")).isEqualTo(1);
        assertThat(server.call("editChatInviteLink", same.copy().put("creates_join_request", true))
                        .result()
                        .containsKey("member_limit"))
                .isFalse();
        assertThat(server.call("revokeChatInviteLink", same).result().getBoolean("is_revoked"))
                .isTrue();
        assertThat(refusal("editChatInviteLink", same)).isEqualTo("Bad Request: INVITE_HASH_EXPIRED");
    }

    @Test
    void botThatHasLeftIsNoMember() {
        server.call("leaveChat", group());

        assertThat(refusal("getChat", group())).isEqualTo("Forbidden: bot is not a member of the supergroup chat");
        assertThat(refusal("sendMessage", group().put("text", "hi")))
                .isEqualTo("Forbidden: bot is not a member of the supergroup chat");
        assertThat(refusal("leaveChat", toAda()))
                .isEqualTo("Bad Request: chat member status can't be changed in private chats");
    }

    @Test
    void chatsTellWhatGiftsTheyAccept() {
        JsonObject ada = server.call("getChat", toAda()).result();

        assertThat(ada.getJsonObject("accepted_gift_types").getBoolean("unique_gifts"))
                .isTrue();
        assertThat(chat().getJsonObject("accepted_gift_types").size()).isEqualTo(5);
        assertThat(ada.containsKey("permissions")).isFalse();
    }

    @Test
    void topicsAreRenamedClosedAndDeleted() {
        long thread = server.telegram().addTopic(FRIENDS, "Ideas");
        JsonObject topic = group().put("message_thread_id", thread);
        SandboxChat inTopic = bob.inTopic(thread);
        inTopic.send("an idea");

        server.call("editForumTopic", topic.copy().put("name", "Plans"));
        assertThat(server.newest("message").getJsonObject("forum_topic_edited").getString("name"))
                .isEqualTo("Plans");
        server.call("closeForumTopic", topic);
        assertThatThrownBy(() -> inTopic.send("another")).hasMessageContaining("is closed");
        assertThat(refusal("closeForumTopic", topic)).isEqualTo("Bad Request: TOPIC_NOT_MODIFIED");
        server.call("reopenForumTopic", topic);
        inTopic.send("another");
        server.call("deleteForumTopic", topic);
        assertThat(refusal("sendMessage", topic.copy().put("text", "x")))
                .isEqualTo("Bad Request: message thread not found");
    }

    private JsonObject chat() {
        return server.call("getChat", group()).result();
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
