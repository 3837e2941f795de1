package io.jackfield.llm.perplexity;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.Usage;
import io.jackfield.testkit.llm.ResponsesWire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Responses without event lines, with the steps of a search, its results as an item of the output, the cost in the
 * usage and numbers for errors. Refuses a field that it does not know.
 */
final class PerplexityWire extends ResponsesWire {
    private static final Set<String> KNOWN = Set.of(
            "model", "preset", "input", "stream", "store", "max_output_tokens", "max_steps", "tools", "tool_choice");
    private static final String RESULTS = "[{\"id\":2,\"url\":\"https://b.example/2\",\"title\":\"Second\"},"
            + "{\"id\":1,\"url\":\"https://www.a.example/1\",\"title\":\"First\",\"snippet\":\"…\"}]";

    @Override
    public Optional<String> complaint(JsonNode request) {
        return StreamSupport.stream(((Iterable<String>) request::fieldNames).spliterator(), false)
                .filter(field -> !KNOWN.contains(field))
                .findFirst()
                .map(field -> "{\"error\":{\"code\":400,\"type\":\"invalid_request\",\"message\":\"unknown field\","
                        + "\"param\":\"" + field + "\"}}");
    }

    /** What it tells of its search, which it makes only when the request lets it. */
    static List<String> search() {
        return List.of(
                step("started", ""),
                step("search_queries", ",\"queries\":[\"who is it\",\"where\"]"),
                step("search_results", ",\"results\":" + RESULTS),
                step("stopped", ""));
    }

    @Override
    public Optional<String> thought(String text) {
        return Optional.empty();
    }

    @Override
    public List<String> end(JsonNode request, Finish finish, Usage usage) {
        if (!request.has("tools")) {
            return super.end(request, finish, usage);
        }
        List<String> events = new ArrayList<>(search());
        events.addAll(super.end(request, finish, usage));
        return events;
    }

    @Override
    public String refusal(int status, String code) {
        String type = code.equals("insufficient_quota") ? code : "fake";
        String words = code.equals("context_length_exceeded") ? "the prompt exceeds the context window" : code;
        String metadata = code.equals("content_filter") ? ",\"metadata\":{\"reasons\":[\"policy\"]}" : "";
        return "{\"error\":{\"code\":" + status + ",\"type\":\"" + type + "\",\"message\":\"" + words + "\"" + metadata
                + "}}";
    }

    @Override
    protected String event(String type, String fields) {
        return "data: {\"type\":\"" + type + "\",\"sequence_number\":1," + fields + "}";
    }

    @Override
    protected String output() {
        return "{\"type\":\"search_results\",\"queries\":[\"who is it\"],\"results\":" + RESULTS + "}";
    }

    @Override
    protected String usage(Usage usage) {
        return super.usage(usage) + ",\"cost\":{\"input_cost\":0.001,\"output_cost\":0.002,\"tool_calls_cost\":0.005,"
                + "\"total_cost\":0.0080001,\"currency\":\"USD\"},"
                + "\"tool_calls_details\":{\"search_web\":{\"invocation\":2}}";
    }

    private static String step(String name, String fields) {
        return "data: {\"type\":\"response.reasoning." + name + "\",\"sequence_number\":1" + fields + "}";
    }
}
