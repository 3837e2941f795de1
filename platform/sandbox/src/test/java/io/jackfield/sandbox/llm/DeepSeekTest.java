package io.jackfield.sandbox.llm;

import static io.jackfield.sandbox.llm.RunningModels.chat;
import static io.jackfield.sandbox.llm.RunningModels.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeepSeekTest {
    @RegisterExtension
    static final RunningModels server = new RunningModels();

    private static final String PATH = "/deepseek/chat/completions";

    @Test
    void commentComesFirstThenReasoningThenTheAnswer() throws Exception {
        server.models().whenPromptContains("hi", Script.tokens("Hel", "lo").reasoning("let me ", "think"));

        List<String> lines = server.stream(PATH, question("hi"));

        List<JsonObject> chunks = Events.of(lines);
        assertThat(lines).first().isEqualTo(": keep-alive");
        assertThat(lines).last().isEqualTo("data: [DONE]");
        assertThat(Events.deltas(chunks, "reasoning_content")).isEqualTo("let me think");
        assertThat(Events.deltas(chunks, "content")).isEqualTo("Hello");
        assertThat(Events.deltas(chunks.subList(0, 3), "content")).isEmpty();
    }

    @Test
    void commentsGoOnUntilTheAnswerBegins() throws Exception {
        server.models().whenPromptContains("hi", Script.tokens("Hello").thinkingFor(Duration.ofHours(1)));

        try (InputStream stream = server.open(PATH, question("hi")).body()) {
            byte[] twice = ": keep-alive\n\n: keep-alive\n\n".getBytes(StandardCharsets.UTF_8);
            assertThat(stream.readNBytes(twice.length)).isEqualTo(twice);
        }
    }

    @Test
    void wholeAnswersComeAfterEmptyLines() throws Exception {
        assertThat(server.post(PATH, question("hi")).body()).startsWith("\n{");
    }

    @Test
    void thinksUnlessToldNotTo() throws Exception {
        JsonObject fast = question("hi").put("thinking", new JsonObject().put("type", "disabled"));

        assertThat(answer(question("hi")).getString("reasoning_content")).contains("Simulated reasoning");
        assertThat(answer(fast).containsKey("reasoning_content")).isFalse();
    }

    @Test
    void usageTellsWhatTheCacheKnew() throws Exception {
        JsonObject body = question("")
                .put(
                        "messages",
                        new JsonArray()
                                .add(message("system", "long ".repeat(200)))
                                .add(message("user", "one"))
                                .add(message("assistant", "two"))
                                .add(message("user", "three")));

        JsonObject usage = new JsonObject(server.post(PATH, body).body()).getJsonObject("usage");

        int hit = usage.getInteger("prompt_cache_hit_tokens");
        assertThat(hit).isEqualTo(256);
        assertThat(hit + usage.getInteger("prompt_cache_miss_tokens")).isEqualTo(usage.getInteger("prompt_tokens"));
    }

    @Test
    void impossibleValuesAreUnprocessable() throws Exception {
        assertThat(server.post(PATH, question("hi").put("reasoning_effort", "extreme"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(server.post(PATH, question("hi").put("user_id", "a b")).statusCode())
                .isEqualTo(422);
        assertThat(server.post(PATH, question("hi").put("model", "deepseek-chat"))
                        .body())
                .contains("Model Not Exist");
    }

    @Test
    void emptyAccountIs402() throws Exception {
        var refused = server.post(PATH, question("credit"));

        JsonObject error = new JsonObject(refused.body()).getJsonObject("error");
        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(error.getString("message")).isEqualTo("Insufficient Balance");
        assertThat(error.getString("code")).isEqualTo("invalid_request_error");
    }

    @Test
    void balanceIsTold() throws Exception {
        var balance = server.send(server.at("/deepseek/user/balance").header("Authorization", "Bearer k"));

        assertThat(new JsonObject(balance.body()).getBoolean("is_available")).isTrue();
    }

    private static JsonObject question(String text) {
        return chat(text).put("model", "deepseek-flash");
    }

    private static JsonObject answer(JsonObject body) throws Exception {
        return new JsonObject(server.post(PATH, body).body())
                .getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("message");
    }
}
