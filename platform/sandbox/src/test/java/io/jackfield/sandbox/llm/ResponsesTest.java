package io.jackfield.sandbox.llm;

import static io.jackfield.sandbox.llm.RunningModels.responses;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResponsesTest {
    @RegisterExtension
    static final RunningModels server = new RunningModels();

    private static final String PATH = "/v1/responses";

    @Test
    void streamsEveryEventInOrderAndNumbered() throws Exception {
        server.models().whenPromptContains("hi", Script.tokens("Hel", "lo"));

        List<String> lines = server.stream(PATH, responses("hi"));

        List<JsonObject> events = events(lines);
        assertThat(events)
                .extracting(event -> event.getString("type"))
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        assertThat(events)
                .extracting(event -> event.getInteger("sequence_number"))
                .containsExactlyElementsOf(IntStream.range(0, 10).boxed().toList());
        assertThat(names(lines))
                .containsExactlyElementsOf(events.stream()
                        .map(event -> "event: " + event.getString("type"))
                        .toList());
        assertThat(events.get(5).getString("delta")).isEqualTo("lo");
        assertThat(events.get(6).getString("text")).isEqualTo("Hello");
    }

    @Test
    void completedEventCarriesOutputAndUsage() throws Exception {
        server.models().whenPromptContains("hi", Script.tokens("Hel", "lo"));

        JsonObject response =
                events(server.stream(PATH, responses("hi"))).getLast().getJsonObject("response");

        assertThat(text(response)).isEqualTo("Hello");
        assertThat(response.getString("status")).isEqualTo("completed");
        assertThat(response.getJsonObject("usage").getInteger("output_tokens")).isEqualTo(2);
        assertThat(response.getJsonObject("usage").getInteger("total_tokens")).isEqualTo(7);
    }

    @Test
    void tooLongAnswerIsIncomplete() throws Exception {
        server.models().faults().next(2, Script.tokens("Hel").finishing("length"));

        JsonObject last = events(server.stream(PATH, responses("hi"))).getLast();
        JsonObject whole = new JsonObject(server.post(PATH, responses("hi")).body());

        assertThat(last.getString("type")).isEqualTo("response.incomplete");
        assertThat(whole.getJsonObject("incomplete_details").getString("reason"))
                .isEqualTo("max_output_tokens");
    }

    @Test
    void brokenStreamEndsWithResponseFailed() throws Exception {
        server.models().faults().next(Script.tokens("a").errorAfter(1));

        JsonObject last = events(server.stream(PATH, responses("hi"))).getLast();

        assertThat(last.getString("type")).isEqualTo("response.failed");
        assertThat(last.getJsonObject("response").getJsonObject("error").getString("code"))
                .isEqualTo("server_error");
    }

    @Test
    void readsInstructionsItemsAndEffort() throws Exception {
        JsonObject part = new JsonObject().put("type", "input_text").put("text", "and now?");
        JsonArray input = new JsonArray()
                .add(RunningModels.message("user", "before"))
                .add(new JsonObject().put("type", "reasoning"))
                .add(new JsonObject().put("role", "user").put("content", new JsonArray().add(part)));
        JsonObject body = responses("")
                .put("input", input)
                .put("instructions", "be brief")
                .put("reasoning", new JsonObject().put("effort", "high"));

        server.post(PATH, body);

        ModelRequest request = server.models().requests().getFirst().request();
        assertThat(request.messages().getFirst()).isEqualTo(new ModelRequest.Message("system", "be brief"));
        assertThat(request.question()).isEqualTo("and now?");
        assertThat(request.effort()).contains("high");
    }

    @Test
    void remembersNoEarlierResponse() throws Exception {
        JsonObject body = responses("hi").put("previous_response_id", "resp_1");

        JsonObject error = new JsonObject(server.post(PATH, body).body()).getJsonObject("error");

        assertThat(error.getString("code")).isEqualTo("previous_response_not_found");
    }

    private static List<JsonObject> events(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data: "))
                .map(line -> new JsonObject(line.substring("data: ".length())))
                .toList();
    }

    private static List<String> names(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("event: ")).toList();
    }

    private static String text(JsonObject response) {
        JsonObject item = response.getJsonArray("output").getJsonObject(0);
        return item.getJsonArray("content").getJsonObject(0).getString("text");
    }
}
