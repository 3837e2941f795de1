package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.sandbox.SandboxOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FloodControlTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram(SandboxOptions.defaults().flood(FloodLimits.likeTelegram()));

    @Test
    void burstPassesAndThenOneMessageASecond() {
        for (int i = 0; i < 5; i++) {
            assertThat(server.say("m" + i).status()).isEqualTo(200);
        }

        var sixth = server.say("m5");
        server.clock().add(Duration.ofSeconds(1));

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.description()).isEqualTo("Too Many Requests: retry after 1");
        assertThat(sixth.json().getJsonObject("parameters").getInteger("retry_after"))
                .isEqualTo(1);
        assertThat(sixth.response().headers().firstValue("Retry-After")).contains("1");
        assertThat(server.say("m5").status()).isEqualTo(200);
        assertThat(server.say("m6").status()).isEqualTo(429);
    }

    @Test
    void editsAreCountedToo() {
        server.say("v0");
        for (int i = 1; i < 5; i++) {
            server.call("editMessageText", toAda().put("message_id", 1).put("text", "v" + i));
        }

        assertThat(server.call("editMessageText", toAda().put("message_id", 1).put("text", "v5"))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void groupTakesTwentyMessagesAMinute() {
        server.telegram().addGroup(-100, "Friends", SandboxUser.of(RunningTelegram.ADA, "Ada", "en"));
        JsonObject message = new JsonObject().put("chat_id", -100).put("text", "hi");
        for (int i = 0; i < 20; i++) {
            assertThat(server.call("sendMessage", message).status()).isEqualTo(200);
        }

        var refused = server.call("sendMessage", message);

        assertThat(refused.json().getJsonObject("parameters").getInteger("retry_after"))
                .isEqualTo(3);
    }

    @Test
    void wholeBotIsLimitedAcrossChats() {
        int sent = 0;
        for (long id = 100; id < 140; id++) {
            server.telegram().addUser(SandboxUser.of(id, "User", "en"));
            server.telegram().user(id).in(server.bot()).open();
            JsonObject message = new JsonObject().put("chat_id", id).put("text", "hi");
            sent += server.call("sendMessage", message).status() == 200 ? 1 : 0;
        }

        assertThat(sent).isEqualTo(30);
    }

    @Test
    void draftsHaveALimitOfTheirOwnAndLimitsCanBeLifted() {
        JsonObject draft = toAda().put("draft_id", 1).put("text", "x");
        for (int i = 0; i < 8; i++) {
            assertThat(server.call("sendMessageDraft", draft).status()).isEqualTo(200);
        }
        assertThat(server.call("sendMessageDraft", draft).status()).isEqualTo(429);
        assertThat(server.say("still allowed").status()).isEqualTo(200);

        server.telegram().limit(FloodLimits.off());

        assertThat(server.call("sendMessageDraft", draft).status()).isEqualTo(200);
    }
}
