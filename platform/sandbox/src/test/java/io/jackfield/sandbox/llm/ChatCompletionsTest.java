package io.jackfield.sandbox.llm;

import static io.jackfield.sandbox.llm.RunningModels.chat;
import static io.jackfield.sandbox.llm.RunningModels.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChatCompletionsTest {
    @RegisterExtension
    static final RunningModels server = new RunningModels();

    private static final String PATH = "/v1/chat/completions";

    @Test
    void streamsRoleTokensFinishReasonAndDone() throws Exception {
        server.models().whenPromptContains("hi", Script.tokens("Hel", "lo \"you\"\n"));

        List<String> lines = server.stream(PATH, chat("hi"));

        assertThat(lines).hasSize(5).last().isEqualTo("data: [DONE]");
        assertThat(delta(lines.get(0)))
                .isEqualTo(new JsonObject("{'role':'assistant','content':'','refusal':null}".replace('\'', '"')));
        assertThat(delta(lines.get(1)).getString("content")).isEqualTo("Hel");
        assertThat(delta(lines.get(2)).getString("content")).isEqualTo("lo \"you\"\n");
        assertThat(delta(lines.get(3))).isEqualTo(new JsonObject());
        assertThat(choice(lines.get(3)).getString("finish_reason")).isEqualTo("stop");
        assertThat(event(lines.get(0)).containsKey("usage")).isFalse();
    }

    @Test
    void endsWithUsageAndNoChoicesWhenAsked() throws Exception {
        server.models().whenPromptContains("hi", Script.tokens("a", "b", "c"));
        JsonObject body = chat("hi").put("stream_options", new JsonObject().put("include_usage", true));

        List<String> lines = server.stream(PATH, body);

        assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("data: "));
        assertThat(event(lines.get(1)).containsKey("usage")).isTrue();
        assertThat(event(lines.get(1)).getValue("usage")).isNull();
        JsonObject last = event(lines.get(lines.size() - 2));
        assertThat(last.getJsonArray("choices")).isEqualTo(new JsonArray());
        assertThat(last.getJsonObject("usage").getInteger("prompt_tokens")).isEqualTo(5);
        assertThat(last.getJsonObject("usage").getInteger("completion_tokens")).isEqualTo(3);
        assertThat(last.getJsonObject("usage").getInteger("total_tokens")).isEqualTo(8);
    }

    @Test
    void answersAtOnceWithoutAStream() throws Exception {
        server.models().whenPromptContains("hi", Script.tokens("one ", "two").finishing("length"));

        JsonObject answer = new JsonObject(server.post(PATH, chat("hi")).body());

        JsonObject choice = answer.getJsonArray("choices").getJsonObject(0);
        assertThat(answer.getString("object")).isEqualTo("chat.completion");
        assertThat(choice.getJsonObject("message").getString("content")).isEqualTo("one two");
        assertThat(choice.getString("finish_reason")).isEqualTo("length");
        assertThat(answer.getJsonObject("usage").getInteger("completion_tokens"))
                .isEqualTo(2);
    }

    @Test
    void readsTextPartsAndRecordsWhatWasAsked() throws Exception {
        JsonObject picture = new JsonObject().put("type", "image_url").put("image_url", new JsonObject());
        JsonObject text = new JsonObject().put("type", "text").put("text", "what is this");
        JsonObject question = new JsonObject()
                .put("role", "user")
                .put("content", new JsonArray().add(text).add(picture));
        JsonArray messages = new JsonArray()
                .add(message("system", "be brief"))
                .add(message("user", "first"))
                .add(message("assistant", "second"))
                .add(question);

        server.post(PATH, chat("").put("messages", messages).put("reasoning_effort", "low"));

        ModelRequest request = server.models().requests().getFirst().request();
        assertThat(request.question()).isEqualTo("what is this");
        assertThat(request.earlierMessages()).isEqualTo(2);
        assertThat(request.effort()).contains("low");
        assertThat(request.messages().getLast().files()).hasSize(1);
        assertThat(request.stream()).isFalse();
    }

    @Test
    void brokenStreamCarriesAnErrorChunk() throws Exception {
        server.models().faults().next(Script.tokens("a", "b").errorAfter(1));

        List<String> lines = server.stream(PATH, chat("hi"));

        assertThat(event(lines.getLast()).getJsonObject("error").getString("code"))
                .isEqualTo("server_error");
    }

    private static JsonObject event(String line) {
        return new JsonObject(line.substring("data: ".length()));
    }

    private static JsonObject choice(String line) {
        return event(line).getJsonArray("choices").getJsonObject(0);
    }

    private static JsonObject delta(String line) {
        return choice(line).getJsonObject("delta");
    }
}
