package io.jackfield.sandbox.llm;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * Perplexity's Agent API: Responses without event lines, with the steps of a search before the answer, its sources as
 * an output item, the cost in the usage, and failed runs with status 200.
 */
final class PerplexityFormat extends ResponsesFormat {
    private static final int STEP_IN_TOKENS = 25;

    private final Search search;

    PerplexityFormat(ModelRequest request, Script script, long number) {
        super(request, script, number);
        search = request.wantsSearch() ? script.search() : Search.NONE;
    }

    @Override
    String eventLine(String type) {
        return "";
    }

    /** Begin, a step for each query, results, end. */
    @Override
    public int preludeSteps() {
        return search.isEmpty() ? 0 : search.queries().size() + 3;
    }

    @Override
    public Duration preludePace(Duration pace) {
        return pace.multipliedBy(STEP_IN_TOKENS);
    }

    @Override
    public void prelude(Buffer out, int step) {
        int queries = search.queries().size();
        if (step == 0) {
            String thought = script().reasoning().text();
            append(out, "response.reasoning.started", new JsonObject().put("thought", thought));
        } else if (step <= queries) {
            JsonArray query = new JsonArray().add(search.queries().get(step - 1));
            append(out, "response.reasoning.search_queries", new JsonObject().put("queries", query));
        } else if (step == queries + 1) {
            append(out, "response.reasoning.search_results", new JsonObject().put("results", search.results()));
        } else {
            append(out, "response.reasoning.stopped", new JsonObject());
            append(out, "response.output_item.added", objects().outputItem(0, results()));
            append(out, "response.output_item.done", objects().outputItem(0, results()));
        }
    }

    @Override
    JsonArray earlierItems() {
        return search.isEmpty() ? new JsonArray() : new JsonArray().add(results());
    }

    private JsonObject results() {
        return new JsonObject()
                .put("type", "search_results")
                .put("queries", new JsonArray(search.queries()))
                .put("results", search.results());
    }

    @Override
    JsonObject failure() {
        return new JsonObject()
                .put("code", 500)
                .put("type", "internal_error")
                .put("message", "Simulated failure of the run");
    }

    @Override
    public Optional<JsonObject> wholeError() {
        return Optional.of(failed());
    }

    @Override
    JsonObject usage() {
        JsonObject usage = super.usage();
        TokenUse use = script().use(request());
        double input = Prices.ofInput(use.input());
        double output = Prices.ofOutput(use.output());
        double tools = Prices.rounded(Prices.SEARCH * search.queries().size());
        JsonObject cost = new JsonObject()
                .put("input_cost", input)
                .put("output_cost", output)
                .put("tool_calls_cost", tools)
                .put("total_cost", Prices.rounded(input + output + tools))
                .put("currency", "USD");
        JsonObject cached =
                new JsonObject().put("cached_tokens", use.cached()).put("cache_read_input_tokens", use.cached());
        usage.put("input_tokens_details", cached);
        if (!search.isEmpty()) {
            JsonObject calls =
                    new JsonObject().put("invocation", search.queries().size());
            usage.put("tool_calls_details", new JsonObject().put("search_web", calls));
        }
        return usage.put("cost", cost);
    }
}
