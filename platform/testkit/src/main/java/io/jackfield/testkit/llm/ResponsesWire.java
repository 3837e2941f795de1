package io.jackfield.testkit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.Usage;
import java.util.List;
import java.util.Optional;

/** {@code POST /responses}. Services differ: extend it. */
public class ResponsesWire implements ModelWire {
    @Override
    public boolean speaks(String path) {
        return path.endsWith("/responses");
    }

    @Override
    public String question(JsonNode request) {
        JsonNode input = request.path("input");
        return input.isTextual()
                ? input.asText()
                : input.path(input.size() - 1).path("content").asText();
    }

    @Override
    public String piece(String text) {
        return event(
                "response.output_text.delta",
                "\"delta\":" + ModelWire.json(text)
                        + ",\"item_id\":\"i\",\"output_index\":0,\"content_index\":0,\"logprobs\":[]");
    }

    @Override
    public Optional<String> thought(String text) {
        return Optional.of(event(
                "response.reasoning_summary_text.delta",
                "\"delta\":" + ModelWire.json(text) + ",\"item_id\":\"i\",\"output_index\":0,\"summary_index\":0"));
    }

    @Override
    public List<String> failure() {
        return List.of(event(
                "response.failed",
                "\"response\":{\"id\":\"r\",\"object\":\"response\",\"status\":\"failed\",\"error\":"
                        + "{\"code\":\"server_error\",\"message\":\"failed by the fake\"},\"output\":[]}"));
    }

    @Override
    public List<String> end(JsonNode request, Finish finish, Usage usage) {
        String status = finish == Finish.COMPLETE ? "completed" : "incomplete";
        String details = switch (finish) {
            case COMPLETE -> "null";
            case LENGTH -> "{\"reason\":\"max_output_tokens\"}";
            case FILTERED -> "{\"reason\":\"content_filter\"}";
        };
        String response = "\"response\":{\"id\":\"r\",\"object\":\"response\",\"created_at\":1,\"status\":\"" + status
                + "\",\"error\":null,\"incomplete_details\":" + details + ",\"model\":\"fake-1\",\"output\":["
                + output() + "],"
                + "\"usage\":{" + usage(usage) + "}}";
        return List.of(event("response." + status, response));
    }

    /** Items of the output other than the text. */
    protected String output() {
        return "";
    }

    /** The fields of {@code usage}. */
    protected String usage(Usage usage) {
        return "\"input_tokens\":" + usage.inputTokens() + ",\"output_tokens\":" + usage.outputTokens()
                + ",\"total_tokens\":" + (usage.inputTokens() + usage.outputTokens())
                + ",\"input_tokens_details\":{\"cached_tokens\":" + usage.cachedTokens()
                + "},\"output_tokens_details\":{\"reasoning_tokens\":0}";
    }

    /** An event of this type with these fields. */
    protected String event(String type, String fields) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\",\"sequence_number\":1," + fields + "}";
    }
}
