package io.jackfield.sandbox.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Chat Completions: nameless events with {@code choices}, closed by {@code [DONE]}. */
final class ChatFormat implements AnswerFormat {
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(UTF_8);

    private final ModelRequest request;
    private final String id;
    private final long created = System.currentTimeMillis() / 1000;
    private final byte[] beforeToken;
    private final byte[] afterToken;

    ChatFormat(ModelRequest request, long number) {
        this.request = request;
        id = "chatcmpl-sandbox-%06d".formatted(number);
        String usage = request.includeUsage() ? ",\"usage\":null" : "";
        beforeToken = ("data: {\"id\":\"" + id + "\",\"object\":\"chat.completion.chunk\",\"created\":" + created
                        + ",\"model\":" + Json.encode(request.model()) + ",\"service_tier\":\"default\""
                        + ",\"system_fingerprint\":\"fp_sandbox\"" + usage
                        + ",\"choices\":[{\"index\":0,\"delta\":{\"content\":")
                .getBytes(UTF_8);
        afterToken = "},\"logprobs\":null,\"finish_reason\":null}]}\n\n".getBytes(UTF_8);
    }

    @Override
    public Buffer opening() {
        JsonObject delta =
                new JsonObject().put("role", "assistant").put("content", "").putNull("refusal");
        Buffer out = Buffer.buffer(512);
        append(out, chunk(delta, null));
        return out;
    }

    @Override
    public void token(Buffer out, byte[] quotedToken) {
        out.appendBytes(beforeToken).appendBytes(quotedToken).appendBytes(afterToken);
    }

    @Override
    public void closing(Buffer out, String text, String finishReason, int tokens) {
        append(out, chunk(new JsonObject(), finishReason));
        if (request.includeUsage()) {
            append(
                    out,
                    envelope("chat.completion.chunk")
                            .put("choices", new JsonArray())
                            .put("usage", usage(tokens)));
        }
        out.appendBytes(DONE);
    }

    @Override
    public void error(Buffer out) {
        append(
                out,
                chunk(new JsonObject().put("content", ""), "error")
                        .put(
                                "error",
                                new JsonObject().put("code", 502).put("message", "Simulated error inside the stream")));
        out.appendBytes(DONE);
    }

    @Override
    public JsonObject whole(String text, String finishReason, int tokens) {
        JsonObject message = new JsonObject()
                .put("role", "assistant")
                .put("content", text)
                .putNull("refusal")
                .put("annotations", new JsonArray());
        JsonObject choice = new JsonObject()
                .put("index", 0)
                .put("message", message)
                .putNull("logprobs")
                .put("finish_reason", finishReason);
        return envelope("chat.completion")
                .put("choices", new JsonArray().add(choice))
                .put("usage", usage(tokens));
    }

    private JsonObject chunk(JsonObject delta, String finishReason) {
        JsonObject choice = new JsonObject()
                .put("index", 0)
                .put("delta", delta)
                .putNull("logprobs")
                .put("finish_reason", finishReason);
        JsonObject chunk = envelope("chat.completion.chunk").put("choices", new JsonArray().add(choice));
        return request.includeUsage() ? chunk.putNull("usage") : chunk;
    }

    private JsonObject envelope(String object) {
        return new JsonObject()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", request.model())
                .put("service_tier", "default")
                .put("system_fingerprint", "fp_sandbox");
    }

    private JsonObject usage(int tokens) {
        int prompt = request.promptTokens();
        return new JsonObject()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", tokens)
                .put("total_tokens", prompt + tokens)
                .put("prompt_tokens_details", new JsonObject().put("cached_tokens", 0))
                .put("completion_tokens_details", new JsonObject().put("reasoning_tokens", 0));
    }

    private static void append(Buffer out, JsonObject chunk) {
        out.appendString("data: ").appendBuffer(chunk.toBuffer()).appendString("\n\n");
    }
}
