package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReactionsTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void botReactsOnceToAMessageAndTakesItBack() {
        long id = server.ada().send("hello").id();

        react(id, "👀");
        react(id, "👍");
        assertThat(server.ada().transcript().reactions(id)).containsExactly("👍");

        server.call("setMessageReaction", toAda().put("message_id", id));
        assertThat(server.ada().transcript().reactions(id)).isEmpty();
    }

    @Test
    void onlyTheFreeEmojiAndExistingMessagesAreTaken() {
        long id = server.ada().send("hello").id();

        assertThat(react(id, "🫠").description()).isEqualTo("Bad Request: REACTION_INVALID");
        assertThat(react(id + 1, "👍").description()).isEqualTo("Bad Request: message to react to not found");
    }

    private RunningTelegram.Answer react(long id, String emoji) {
        JsonObject reaction = new JsonObject().put("type", "emoji").put("emoji", emoji);
        return server.call(
                "setMessageReaction", toAda().put("message_id", id).put("reaction", new JsonArray().add(reaction)));
    }
}
