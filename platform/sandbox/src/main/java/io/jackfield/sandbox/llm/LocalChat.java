package io.jackfield.sandbox.llm;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** llama.cpp and its like: reasoning in a field of its own, timings with the last chunk, sometimes an empty error. */
final class LocalChat extends ChatFormat {
    private static final double MILLIS_PER_TOKEN = 20;

    private final boolean nullErrors;

    LocalChat(ModelRequest request, Script script, long number, boolean nullErrors) {
        super(request, script, number);
        this.nullErrors = nullErrors;
    }

    @Override
    JsonObject role() {
        return new JsonObject().put("role", "assistant").putNull("content");
    }

    @Override
    JsonObject envelope(String object) {
        JsonObject envelope = super.envelope(object);
        envelope.remove("service_tier");
        return nullErrors ? envelope.putNull("error") : envelope;
    }

    @Override
    public void prelude(Buffer out, int step) {
        reasoning(out, step, hole("reasoning_content"));
    }

    @Override
    JsonObject message() {
        JsonObject message = new JsonObject().put("role", "assistant").put("content", script().text());
        return script().reasoning().count() == 0
                ? message
                : message.put("reasoning_content", script().reasoning().text());
    }

    @Override
    JsonObject lastChunk() {
        return super.lastChunk().put("timings", timings());
    }

    @Override
    public JsonObject whole() {
        return super.whole().put("timings", timings());
    }

    private JsonObject timings() {
        int tokens = script().ending().afterTokens();
        return new JsonObject()
                .put("prompt_n", request().promptTokens())
                .put("prompt_ms", 12.5)
                .put("predicted_n", tokens)
                .put("predicted_ms", tokens * MILLIS_PER_TOKEN)
                .put("predicted_per_second", 1_000 / MILLIS_PER_TOKEN);
    }
}
