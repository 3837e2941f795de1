package io.jackfield.sandbox.llm;

import static io.jackfield.sandbox.llm.RunningModels.chat;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenRouterTest {
    @RegisterExtension
    static final RunningModels server = new RunningModels();

    private static final String PATH = "/openrouter/api/v1/chat/completions";

    @Test
    void commentComesFirstAndUsageWithTheCostLast() throws Exception {
        server.models().whenPromptContains("hi", Script.tokens("Hello").reasoning("hm"));

        List<String> lines = server.stream(PATH, question("hi"));

        List<JsonObject> chunks = Events.of(lines);
        JsonObject last = chunks.getLast();
        assertThat(lines).first().isEqualTo(": OPENROUTER PROCESSING");
        assertThat(Events.deltas(chunks, "reasoning")).isEqualTo("hm");
        assertThat(last.getJsonArray("choices")).isEqualTo(new JsonArray());
        assertThat(last.getJsonObject("usage").getDouble("cost")).isPositive();
        assertThat(last.getString("model")).isEqualTo("openai/gpt-6-luna");
    }

    @Test
    void lateErrorIsAChunkOfAStreamThatIsOtherwiseFine() throws Exception {
        server.models().faults().next(Script.tokens("a", "b").errorAfter(1));

        var response = server.open(PATH, question("hi"));

        List<JsonObject> chunks =
                Events.of(new String(response.body().readAllBytes()).lines().toList());
        JsonObject choice = chunks.getLast().getJsonArray("choices").getJsonObject(0);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(choice.getString("finish_reason")).isEqualTo("error");
        assertThat(chunks.getLast().getJsonObject("error").getInteger("code")).isEqualTo(502);
    }

    @Test
    void errorWithoutAStreamComesWithStatus200() throws Exception {
        server.models().faults().next(Script.tokens("a").errorAfter(0));

        var answer = server.post(PATH, question("hi"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body().strip()).getJsonObject("error").getInteger("code"))
                .isEqualTo(502);
    }

    @Test
    void refusalsHaveNumericCodesAndSayWhy() throws Exception {
        server.models().faults().next(Script.refusing(Trouble.CREDIT)).next(Script.refusing(Trouble.POLICY));

        var credit = server.post(PATH, question("hi"));
        var policy = server.post(PATH, question("hi"));

        assertThat(credit.statusCode()).isEqualTo(402);
        assertThat(error(credit.body()).getInteger("code")).isEqualTo(402);
        assertThat(policy.statusCode()).isEqualTo(403);
        assertThat(error(policy.body()).getJsonObject("metadata").getJsonArray("reasons"))
                .hasSize(1);
    }

    @Test
    void everyAnswerHasAnIdOfItsGeneration() throws Exception {
        assertThat(server.post(PATH, question("hi")).headers().firstValue("X-Generation-Id"))
                .hasValueSatisfying(id -> assertThat(id).startsWith("gen-"));
    }

    @Test
    void keyTellsWhatIsLeft() throws Exception {
        var key = server.send(server.at("/openrouter/api/v1/key").header("Authorization", "Bearer k"));

        assertThat(new JsonObject(key.body()).getJsonObject("data").getDouble("limit_remaining"))
                .isPositive();
    }

    private static JsonObject question(String text) {
        return chat(text).put("model", "openrouter/auto");
    }

    private static JsonObject error(String body) {
        return new JsonObject(body).getJsonObject("error");
    }
}
