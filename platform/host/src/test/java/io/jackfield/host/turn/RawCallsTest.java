package io.jackfield.host.turn;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Reply;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.trust.Grant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawCallsTest {
    private static final long CHAT = 42;

    /** @param permissions as a manifest writes them */
    private static void call(String permissions, String method, Map<String, Object> parameters) {
        Permissions given = Permissions.parse(permissions);
        RawCalls.check(Reply.call(method, parameters), CHAT, new Grant("shop", given, given));
    }

    private static void allowed(String permissions, String method, Map<String, Object> parameters) {
        assertThatCode(() -> call(permissions, method, parameters)).doesNotThrowAnyException();
    }

    private static AbstractThrowableAssert<?, ?> refused(
            String permissions, String method, Map<String, Object> parameters) {
        return assertThatThrownBy(() -> call(permissions, method, parameters))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        error -> org.assertj.core.api.Assertions.assertThat(error.error())
                                .isEqualTo(StandardError.NOT_PERMITTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sendMessage",
                "SENDDICE",
                "editMessageText",
                "deleteMessages",
                "setMessageReaction",
                "pinChatMessage",
                "sendChatAction",
                "answerCallbackQuery",
                "getFile",
                "getChat",
                "copyMessage"
            })
    void whatActsInTheChatIsFree(String method) {
        allowed("", method, Map.of());
        allowed("", method, Map.of("chat_id", CHAT, "text", "{\"chat_id\": 7} is what you asked for"));
        allowed("", method, Map.of("chat_id", "42", "reply_parameters", "{\"chat_id\": 42, \"message_id\": 1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"setWebhook", "SetWebHook", "deletewebhook", "getUpdates", "LOGOUT", "close"})
    void howUpdatesComeIsTheHostsAlone(String method) {
        refused("messages, telegram, payments", method, Map.of()).hasMessageContaining("no permission opens it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"banChatMember", "setMyName", "setmycommands", "leaveChat", "setChatTitle", "somethingOfNextYear"
            })
    void everythingElseNeedsItsPermission(String method) {
        refused("messages, payments", method, Map.of("chat_id", CHAT))
                .hasMessageContaining("plugin shop may not call " + method + " of the Bot API")
                .hasMessageContaining("add telegram to plugin.permissions");
        allowed("telegram", method, Map.of("chat_id", 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refundStarPayment", "REFUNDSTARPAYMENT", "sendGift", "sendInvoice", "createInvoiceLink"})
    void whatMovesMoneyNeedsPayments(String method) {
        refused("messages, telegram", method, Map.of("user_id", CHAT)).hasMessageContaining("add payments");
        allowed("payments", method, Map.of("user_id", CHAT));
    }

    @Test
    void otherChatsNeedMessagesHoweverTheyAreNamed() {
        record Quote(long chat_id) {}
        List<Map<String, Object>> ways = List.of(
                Map.of("chat_id", 7),
                Map.of("chat_id", "@channel"),
                Map.of("from_chat_id", -200),
                Map.of("Chat_Id", 7),
                Map.of("inline_message_id", "abc"),
                Map.of("reply_parameters", Map.of("chat_id", 7)),
                Map.of("reply_parameters", "{\"chat_id\": 7}"),
                Map.of("reply_parameters", " \n{\"chat\\u005fid\": 7}"),
                Map.of("reply_parameters", "{\"message_id\": 1, \"chat_id\": \"@channel\",}"),
                Map.of("reply_parameters", new Quote(7)),
                Map.of("media", "[{\"a\": [{\"chat_id\": 7}]}]"),
                Map.of("media", new Object[] {Map.of("chat_id", 7)}));
        for (Map<String, Object> way : ways) {
            refused("telegram, payments", "sendMessage", way).hasMessageContaining("for the other chat");
            allowed("messages", "sendMessage", way);
        }
    }

    @Test
    void halfOfJsonIsRefusedWhereItMightNameAChat() {
        assertThatThrownBy(() -> call("", "sendMessage", Map.of("reply_parameters", "{\"chat_id\": 7")))
                .hasMessageContaining("begins like JSON and is none");
        allowed("telegram", "createForumTopic", Map.of("name", "[News] of today"));
    }

    @Test
    void menuOfTheChatIsFreeAndThatOfAllIsNot() {
        allowed("", "setMyCommands", Map.of("commands", List.of(), "scope", Map.of("type", "chat", "chat_id", CHAT)));
        allowed("", "setMyCommands", Map.of("commands", "[]", "scope", "{\"type\": \"chat\", \"chat_id\": 42}"));
        refused("", "setMyCommands", Map.of("commands", List.of())).hasMessageContaining("telegram");
        refused("", "setMyCommands", Map.of("scope", Map.of("type", "default", "chat_id", CHAT)))
                .hasMessageContaining("telegram");
        refused("", "setMyCommands", Map.of("scope", Map.of("type", "chat", "chat_id", 7)))
                .hasMessageContaining("other chat 7");
    }

    @Test
    void callsOnBehalfOfAnAccountNeedTelegram() {
        refused("messages", "sendMessage", Map.of("business_connection_id", "b1"))
                .hasMessageContaining("telegram");
    }
}
