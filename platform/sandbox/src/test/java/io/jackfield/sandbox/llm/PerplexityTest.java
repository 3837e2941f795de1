package io.jackfield.sandbox.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PerplexityTest {
    @RegisterExtension
    static final RunningModels server = new RunningModels();

    private static final String PATH = "/perplexity/v1/responses";
    private static final Search SEARCH = new Search(
            List.of("first query", "second query"), List.of(new Search.Source("A page", "https://example.org/a")));

    @Test
    void searchIsToldStepByStepBeforeTheAnswer() throws Exception {
        server.models().whenPromptContains("who", Script.tokens("He", " [1]").searching(SEARCH));

        List<String> lines = server.stream(PATH, searching("Who?"));

        List<JsonObject> events = Events.of(lines);
        assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("data: {"));
        assertThat(Events.types(events))
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.reasoning.started",
                        "response.reasoning.search_queries",
                        "response.reasoning.search_queries",
                        "response.reasoning.search_results",
                        "response.reasoning.stopped",
                        "response.output_item.added",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        JsonObject whole = events.getLast().getJsonObject("response");
        JsonObject results = whole.getJsonArray("output").getJsonObject(0);
        assertThat(results.getString("type")).isEqualTo("search_results");
        assertThat(results.getJsonArray("results").getJsonObject(0).getString("url"))
                .isEqualTo("https://example.org/a");
    }

    @Test
    void costIsPartOfTheUsage() throws Exception {
        server.models().whenPromptContains("who", Script.tokens("He").searching(SEARCH));

        JsonObject usage = answer(searching("Who?")).getJsonObject("usage");

        JsonObject cost = usage.getJsonObject("cost");
        assertThat(cost.getDouble("tool_calls_cost")).isEqualTo(0.005);
        assertThat(cost.getDouble("total_cost")).isGreaterThan(0.005);
        assertThat(usage.getJsonObject("tool_calls_details")
                        .getJsonObject("search_web")
                        .getInteger("invocation"))
                .isEqualTo(2);
    }

    @Test
    void nothingIsSearchedUnlessTheRequestSaysSo() throws Exception {
        server.models().whenPromptContains("who", Script.tokens("He").searching(SEARCH));

        List<JsonObject> events = Events.of(server.stream(PATH, question("Who?")));

        assertThat(Events.types(events)).noneMatch(type -> type.startsWith("response.reasoning"));
        assertThat(events.getLast().getJsonObject("response").getJsonArray("output"))
                .hasSize(1);
    }

    @Test
    void presetSearchesAndSimulatedAnswersPointToTheirSources() throws Exception {
        JsonObject body = new JsonObject().put("preset", "fast").put("input", "Какая погода?");

        JsonObject answer = answer(body);

        JsonArray output = answer.getJsonArray("output");
        String text =
                output.getJsonObject(1).getJsonArray("content").getJsonObject(0).getString("text");
        assertThat(text).startsWith("🧪 *Смоделированный ответ*").contains("[1]", "[2]", "[3]");
        assertThat(output.getJsonObject(0).getJsonArray("results")).hasSize(3);
    }

    @Test
    void unknownFieldsAreRefusedByName() throws Exception {
        assertRefused(question("hi").put("safety_identifier", "x"), "'safety_identifier'");
        assertRefused(question("hi").put("reasoning", new JsonObject().put("summary", "auto")), "'reasoning.summary'");
        assertRefused(question("hi").put("max_output_tokens", 15), "minimum is 16");
        assertRefused(question("hi").put("model", "sonar"), "Invalid model 'sonar'");
    }

    @Test
    void failedRunsComeWithStatus200() throws Exception {
        server.models().faults().next(2, Script.tokens("a").errorAfter(1));

        JsonObject whole = answer(question("hi"));
        JsonObject last = Events.of(server.stream(PATH, question("hi"))).getLast();

        assertThat(whole.getString("status")).isEqualTo("failed");
        assertThat(whole.getJsonObject("error").getInteger("code")).isEqualTo(500);
        assertThat(last.getString("type")).isEqualTo("response.failed");
    }

    @Test
    void limitNamesItselfAndCountsInHeaders() throws Exception {
        server.models().faults().next(Script.refusing(Trouble.RATE));

        var refused = server.post(PATH, question("hi"));

        JsonObject error = new JsonObject(refused.body()).getJsonObject("error");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(error.getString("type")).isEqualTo("request_rate_limit_exceeded");
        assertThat(error.getValue("code")).isEqualTo(429);
        assertThat(refused.headers().firstValue("X-RateLimit-Remaining")).contains("0");
    }

    @Test
    void everybodyMaySeeTheModels() throws Exception {
        var models = server.send(server.at("/perplexity/v1/models"));

        assertThat(models.statusCode()).isEqualTo(200);
        assertThat(models.body()).contains("perplexity/sonar");
    }

    private static JsonObject question(String text) {
        return new JsonObject().put("model", "perplexity/sonar").put("input", text);
    }

    private static JsonObject searching(String text) {
        return question(text).put("tools", new JsonArray().add(new JsonObject().put("type", "web_search")));
    }

    private static JsonObject answer(JsonObject body) throws Exception {
        var answer = server.post(PATH, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static void assertRefused(JsonObject body, String told) throws Exception {
        var refused = server.post(PATH, body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(refused.body()).getJsonObject("error").getString("message"))
                .contains(told);
    }
}
