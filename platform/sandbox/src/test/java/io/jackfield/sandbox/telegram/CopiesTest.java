package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.ADA;
import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CopiesTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void severalMessagesAreForwardedAndMissingOnesLeftOut() {
        long one = server.ada().send("one").id();
        long two = server.ada().send("two").id();

        JsonArray ids =
                server.call("forwardMessages", from(one, two, two + 50)).json().getJsonArray("result");

        assertThat(ids).hasSize(2);
        assertThat(server.ada().nextReply().text()).isEqualTo("one");
        assertThat(server.ada()
                        .nextReply()
                        .json()
                        .getJsonObject("forward_origin")
                        .getString("type"))
                .isEqualTo("user");
    }

    @Test
    void copiesSayNothingOfTheirOrigin() {
        long one = server.ada().send("one").id();

        server.call("copyMessages", from(one));

        SandboxMessage copy = server.ada().nextReply();
        assertThat(copy.text()).isEqualTo("one");
        assertThat(copy.json().containsKey("forward_origin")).isFalse();
    }

    @Test
    void telegramsLimitsHold() {
        assertThat(refusal("copyMessages", from(5, 4)))
                .isEqualTo("Bad Request: message identifiers must be in a strictly increasing order");
        assertThat(refusal("forwardMessages", from(500))).isEqualTo("Bad Request: message to forward not found");
        assertThat(refusal("copyMessages", from())).isEqualTo("Bad Request: message identifiers are not specified");
    }

    @Test
    void protectedMessagesStayWhereTheyAre() {
        long secret = server.call("sendMessage", toAda().put("text", "secret").put("protect_content", true))
                .result()
                .getLong("message_id");
        JsonObject place = toAda().put("from_chat_id", ADA).put("message_id", secret);

        assertThat(refusal("copyMessage", place)).isEqualTo("Bad Request: message can't be copied");
        assertThat(refusal("forwardMessage", place)).isEqualTo("Bad Request: message can't be forwarded");
    }

    private static JsonObject from(long... ids) {
        JsonArray all = new JsonArray();
        for (long id : ids) {
            all.add(id);
        }
        return toAda().put("from_chat_id", ADA).put("message_ids", all);
    }

    private String refusal(String method, JsonObject call) {
        return server.call(method, call).description();
    }
}
