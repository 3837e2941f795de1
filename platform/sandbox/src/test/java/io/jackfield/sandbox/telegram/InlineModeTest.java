package io.jackfield.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InlineModeTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void chosenResultIsSentInThePersonsNameAndMayBeEditedByTheBot() {
        Future<InlineAnswer> answered = server.ada().askInline("tea", "");
        JsonObject query = server.newest("inline_query");
        answer(query, article("a").put("reply_markup", RunningTelegram.inlineKeyboard("More", "more")));
        InlineAnswer answer = answered.await();

        SandboxMessage sent = server.ada().chooseInline(answer.queryId(), "a");

        JsonObject chosen = server.newest("chosen_inline_result");
        String id = chosen.getString("inline_message_id");
        assertThat(query.getString("query")).isEqualTo("tea");
        assertThat(query.getString("chat_type")).isEqualTo("sender");
        assertThat(answer.nextOffset()).isEqualTo("20");
        assertThat(sent.text()).isEqualTo("Green tea");
        assertThat(sent.json().getJsonObject("via_bot").getLong("id")).isEqualTo(1001);
        assertThat(chosen.getString("result_id")).isEqualTo("a");
        JsonObject edit = new JsonObject().put("inline_message_id", id).put("text", "Black tea");
        assertThat(server.call("editMessageText", edit).json().getBoolean("result"))
                .isTrue();
        assertThat(server.ada().transcript().messages().getLast().text()).isEqualTo("Black tea");
    }

    @Test
    void pressOnItsButtonNamesTheInlineMessage() {
        Future<InlineAnswer> answered = server.ada().askInline("tea", "");
        answer(
                server.newest("inline_query"),
                article("a").put("reply_markup", RunningTelegram.inlineKeyboard("M", "m")));
        SandboxMessage sent = server.ada().chooseInline(answered.await().queryId(), "a");
        String id = server.newest("chosen_inline_result").getString("inline_message_id");

        server.ada().press(sent.id(), "m");

        JsonObject press = server.newest("callback_query");
        assertThat(press.getString("inline_message_id")).isEqualTo(id);
        assertThat(press.containsKey("message")).isFalse();
    }

    @Test
    void picturesAreSentWithTheirCaption() {
        Future<InlineAnswer> answered = server.ada().askInline("", "");
        JsonObject photo =
                new JsonObject("{\"type\":\"photo\",\"id\":\"p\",\"photo_url\":\"https://example.org/a.jpg\","
                        + "\"thumbnail_url\":\"https://example.org/t.jpg\",\"caption\":\"A cat\"}");
        answer(server.newest("inline_query"), photo);

        SandboxMessage sent = server.ada().chooseInline(answered.await().queryId(), "p");

        assertThat(sent.json().getJsonArray("photo")).hasSize(1);
        assertThat(sent.text()).isEqualTo("A cat");
        assertThat(server.newest("chosen_inline_result").containsKey("inline_message_id"))
                .isFalse();
    }

    @Test
    void telegramsLimitsHold() {
        server.ada().askInline("tea", "");
        JsonObject query = server.newest("inline_query");
        JsonObject bare = new JsonObject().put("type", "article").put("id", "a").put("title", "A");

        assertThat(refusal(query, new JsonArray(Collections.nCopies(51, article("a")))))
                .isEqualTo("Bad Request: RESULTS_TOO_MUCH");
        assertThat(refusal(query, new JsonArray().add(article("a")).add(article("a"))))
                .isEqualTo("Bad Request: RESULT_ID_DUPLICATE");
        assertThat(refusal(query, new JsonArray().add(article("x".repeat(65)))))
                .isEqualTo("Bad Request: RESULT_ID_INVALID");
        assertThat(refusal(query, new JsonArray().add(bare))).isEqualTo("Bad Request: message text is empty");
        assertThat(refusal(new JsonObject().put("id", "7"), new JsonArray()))
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    @Test
    void onlyOfferedResultsCanBeChosen() {
        Future<InlineAnswer> answered = server.ada().askInline("tea", "");
        answer(server.newest("inline_query"), article("a"));
        String query = answered.await().queryId();

        assertThatThrownBy(() -> server.ada().chooseInline(query, "b")).hasMessageContaining("has no result 'b'");
    }

    private void answer(JsonObject query, JsonObject result) {
        JsonObject call = new JsonObject()
                .put("inline_query_id", query.getString("id"))
                .put("results", new JsonArray().add(result))
                .put("next_offset", "20");
        assertThat(server.call("answerInlineQuery", call).status()).isEqualTo(200);
    }

    private String refusal(JsonObject query, JsonArray results) {
        return server.call(
                        "answerInlineQuery",
                        new JsonObject()
                                .put("inline_query_id", query.getString("id"))
                                .put("results", results))
                .description();
    }

    private static JsonObject article(String id) {
        return new JsonObject()
                .put("type", "article")
                .put("id", id)
                .put("title", "Tea")
                .put("input_message_content", new JsonObject().put("message_text", "Green tea"));
    }
}
