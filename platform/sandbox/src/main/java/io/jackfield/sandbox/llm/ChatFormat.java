package io.jackfield.sandbox.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Chat Completions as OpenAI speaks it: nameless events with {@code choices}, closed by {@code [DONE]}. */
class ChatFormat implements AnswerFormat {
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(UTF_8);
    private static final String HOLE = "#hole#";

    private final ModelRequest request;
    private final Script script;
    private final String id;
    private final long created = System.currentTimeMillis() / 1000;
    private byte[] beforeToken;
    private byte[] afterToken;

    ChatFormat(ModelRequest request, Script script, long number) {
        this.request = request;
        this.script = script;
        this.id = "chatcmpl-sandbox-%06d".formatted(number);
    }

    final ModelRequest request() {
        return request;
    }

    final Script script() {
        return script;
    }

    @Override
    public Buffer opening() {
        Buffer out = Buffer.buffer(512);
        append(out, chunk(role(), null));
        return out;
    }

    JsonObject role() {
        return new JsonObject().put("role", "assistant").put("content", "").putNull("refusal");
    }

    @Override
    public int preludeSteps() {
        return script.reasoning().count();
    }

    /** OpenAI keeps its reasoning to itself in this protocol. */
    @Override
    public void prelude(Buffer out, int step) {}

    /** Appends a piece of reasoning in the field {@code field} of the delta. */
    final void reasoning(Buffer out, int step, JsonObject delta) {
        append(out, chunk(delta, null), script.reasoning().quoted(step));
    }

    static JsonObject hole(String field) {
        return new JsonObject().put(field, HOLE);
    }

    @Override
    public void token(Buffer out, byte[] quotedToken) {
        if (beforeToken == null) {
            String[] halves = chunk(hole("content"), null).encode().split('"' + HOLE + '"', 2);
            beforeToken = ("data: " + halves[0]).getBytes(UTF_8);
            afterToken = (halves[1] + "\n\n").getBytes(UTF_8);
        }
        out.appendBytes(beforeToken).appendBytes(quotedToken).appendBytes(afterToken);
    }

    @Override
    public void closing(Buffer out) {
        append(out, lastChunk());
        if (wantsUsage()) {
            append(
                    out,
                    envelope("chat.completion.chunk")
                            .put("choices", new JsonArray())
                            .put("usage", usage()));
        }
        out.appendBytes(DONE);
    }

    JsonObject lastChunk() {
        return chunk(new JsonObject(), script.ending().finishReason());
    }

    @Override
    public void error(Buffer out) {
        append(out, Refusals.body(request.face(), Trouble.BROKEN));
    }

    @Override
    public JsonObject whole() {
        JsonObject choice = new JsonObject()
                .put("index", 0)
                .put("message", message())
                .putNull("logprobs")
                .put("finish_reason", script.ending().finishReason());
        return envelope("chat.completion")
                .put("choices", new JsonArray().add(choice))
                .put("usage", usage());
    }

    JsonObject message() {
        return new JsonObject()
                .put("role", "assistant")
                .put("content", script.text())
                .putNull("refusal")
                .put("annotations", new JsonArray());
    }

    final JsonObject chunk(JsonObject delta, String finishReason) {
        JsonObject choice = new JsonObject()
                .put("index", 0)
                .put("delta", delta)
                .putNull("logprobs")
                .put("finish_reason", finishReason);
        JsonObject chunk = envelope("chat.completion.chunk").put("choices", new JsonArray().add(choice));
        return wantsUsage() ? chunk.putNull("usage") : chunk;
    }

    JsonObject envelope(String object) {
        return new JsonObject()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", request.model())
                .put("service_tier", "default")
                .put("system_fingerprint", "fp_sandbox");
    }

    boolean wantsUsage() {
        return request.includeUsage();
    }

    TokenUse use() {
        return script.use(request);
    }

    JsonObject usage() {
        TokenUse use = use();
        return new JsonObject()
                .put("prompt_tokens", use.input())
                .put("completion_tokens", use.output())
                .put("total_tokens", use.total())
                .put("prompt_tokens_details", new JsonObject().put("cached_tokens", use.cached()))
                .put("completion_tokens_details", new JsonObject().put("reasoning_tokens", use.reasoned()));
    }

    static void append(Buffer out, JsonObject chunk) {
        out.appendString("data: ").appendBuffer(chunk.toBuffer()).appendString("\n\n");
    }

    private static void append(Buffer out, JsonObject chunk, byte[] quoted) {
        String text = new String(quoted, UTF_8);
        out.appendString("data: " + chunk.encode().replace('"' + HOLE + '"', text) + "\n\n");
    }
}
