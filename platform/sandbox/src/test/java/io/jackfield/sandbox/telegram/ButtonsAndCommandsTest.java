package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.SOON;
import static io.jackfield.sandbox.telegram.RunningTelegram.inlineKeyboard;
import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ButtonsAndCommandsTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void pressedButtonReachesTheBotAndItsAnswerTheUser() {
        server.call("sendMessage", toAda().put("text", "Save?").put("reply_markup", inlineKeyboard("Yes", "save:1")));

        server.ada().press("Yes");
        JsonObject query = server.newest("callback_query");
        String id = query.getString("id");
        server.call(
                "answerCallbackQuery",
                new JsonObject()
                        .put("callback_query_id", id)
                        .put("text", "Saved")
                        .put("show_alert", true));

        CallbackAnswer answer = server.ada().transcript().awaitCallbackAnswer(id, SOON);
        assertThat(query.getString("data")).isEqualTo("save:1");
        assertThat(query.getJsonObject("message").getString("text")).isEqualTo("Save?");
        assertThat(answer.text()).isEqualTo("Saved");
        assertThat(answer.alert()).isTrue();
    }

    @Test
    void oldAndInventedQueriesCannotBeAnswered() {
        String id = server.ada().press(1, "x");
        server.clock().add(Duration.ofSeconds(151));

        assertThat(answer(id).description())
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
        assertThat(answer("42").status()).isEqualTo(400);
        assertThat(server.updates()).isEmpty();
    }

    @Test
    void commandsAreKeptForEachScopeAndLanguage() {
        setCommands("hello", new JsonObject());
        setCommands("salom", new JsonObject().put("language_code", "uz"));
        setCommands("friends", new JsonObject().put("scope", new JsonObject().put("type", "all_group_chats")));

        assertThat(commands(new JsonObject())).isEqualTo("hello");
        assertThat(commands(new JsonObject().put("language_code", "uz"))).isEqualTo("salom");
        server.call("deleteMyCommands");
        assertThat(server.call("getMyCommands").json().getJsonArray("result")).isEmpty();
    }

    @Test
    void malformedCommandsAreRefused() {
        assertThat(server.call("setMyCommands", list("Big", "x")).description())
                .isEqualTo("Bad Request: BOT_COMMAND_INVALID");
        assertThat(server.call("setMyCommands", list("fine", "")).description())
                .isEqualTo("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
    }

    private RunningTelegram.Answer answer(String queryId) {
        return server.call("answerCallbackQuery", new JsonObject().put("callback_query_id", queryId));
    }

    private void setCommands(String command, JsonObject where) {
        assertThat(server.call("setMyCommands", where.mergeIn(list(command, "Does it")))
                        .status())
                .isEqualTo(200);
    }

    private String commands(JsonObject where) {
        return server.call("getMyCommands", where)
                .json()
                .getJsonArray("result")
                .getJsonObject(0)
                .getString("command");
    }

    private static JsonObject list(String command, String description) {
        return new JsonObject()
                .put(
                        "commands",
                        new JsonArray()
                                .add(new JsonObject().put("command", command).put("description", description)));
    }
}
