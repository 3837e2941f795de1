package io.jackfield.sandbox.llm;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** OpenRouter: comments while a provider is sought, usage with the cost always, errors inside a stream or a 200. */
final class OpenRouterChat extends ChatFormat {
    private static final String AUTO = "openrouter/auto";
    private static final String CHOSEN = "openai/gpt-6-luna";

    private final String generation;

    OpenRouterChat(ModelRequest request, Script script, long number) {
        super(request, script, number);
        generation = "gen-sandbox-%06d".formatted(number);
    }

    @Override
    public Optional<Buffer> keepAlive() {
        return Optional.of(Buffer.buffer(": OPENROUTER PROCESSING\n\n"));
    }

    @Override
    JsonObject role() {
        return new JsonObject().put("role", "assistant").put("content", "");
    }

    @Override
    JsonObject envelope(String object) {
        JsonObject envelope = super.envelope(object).put("id", generation).put("provider", "Sandbox");
        String model = request().model();
        return envelope.put("model", model.equals(AUTO) ? CHOSEN : model);
    }

    @Override
    public void prelude(Buffer out, int step) {
        reasoning(out, step, hole("reasoning").put("role", "assistant").put("content", ""));
    }

    @Override
    JsonObject message() {
        JsonObject message = super.message();
        return script().reasoning().count() == 0
                ? message
                : message.put("reasoning", script().reasoning().text());
    }

    @Override
    boolean wantsUsage() {
        return true;
    }

    @Override
    JsonObject usage() {
        JsonObject usage = super.usage();
        double cost = Prices.ofTokens(use().input(), use().output());
        return usage.put("cost", cost)
                .put("is_byok", false)
                .put("cost_details", new JsonObject().put("upstream_inference_cost", cost));
    }

    @Override
    public void error(Buffer out) {
        append(out, chunk(new JsonObject().put("content", ""), "error").put("error", upstreamDown()));
        out.appendString("data: [DONE]\n\n");
    }

    @Override
    public Optional<JsonObject> wholeError() {
        return Optional.of(new JsonObject().put("error", upstreamDown()));
    }

    private static JsonObject upstreamDown() {
        JsonObject metadata = new JsonObject().put("provider_name", "Sandbox").put("previous_errors", new JsonArray());
        return new JsonObject()
                .put("code", 502)
                .put("message", "Simulated error inside the stream")
                .put("metadata", metadata);
    }
}
