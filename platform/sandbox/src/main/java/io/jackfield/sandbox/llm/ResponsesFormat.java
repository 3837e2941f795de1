package io.jackfield.sandbox.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Responses: typed and numbered events, closed by one that tells the outcome. */
final class ResponsesFormat implements AnswerFormat {
    private static final byte[] AFTER_NUMBER = "}\n\n".getBytes(UTF_8);
    private static final byte[] NUMBER = ",\"sequence_number\":".getBytes(UTF_8);

    private final ModelRequest request;
    private final String id;
    private final String itemId;
    private final long created = System.currentTimeMillis() / 1000;
    private final byte[] beforeToken;
    private int sequence;

    ResponsesFormat(ModelRequest request, long number) {
        this.request = request;
        id = "resp_sandbox_%06d".formatted(number);
        itemId = "msg_sandbox_%06d".formatted(number);
        beforeToken =
                ("event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"item_id\":\""
                                + itemId + "\",\"output_index\":0,\"content_index\":0,\"logprobs\":[],\"delta\":")
                        .getBytes(UTF_8);
    }

    @Override
    public Buffer opening() {
        Buffer out = Buffer.buffer(2_048);
        append(out, "response.created", new JsonObject().put("response", response("in_progress")));
        append(out, "response.in_progress", new JsonObject().put("response", response("in_progress")));
        append(out, "response.output_item.added", outputItem(item("in_progress", new JsonArray())));
        append(out, "response.content_part.added", contentPart().put("part", part("")));
        return out;
    }

    @Override
    public void token(Buffer out, byte[] quotedToken) {
        out.appendBytes(beforeToken)
                .appendBytes(quotedToken)
                .appendBytes(NUMBER)
                .appendString(Integer.toString(sequence++))
                .appendBytes(AFTER_NUMBER);
    }

    @Override
    public void closing(Buffer out, String text, String finishReason, int tokens) {
        JsonObject whole = whole(text, finishReason, tokens);
        String status = whole.getString("status");
        append(out, "response.output_text.done", contentPart().put("text", text).put("logprobs", new JsonArray()));
        append(out, "response.content_part.done", contentPart().put("part", part(text)));
        append(out, "response.output_item.done", outputItem(item(status, new JsonArray().add(part(text)))));
        append(out, "response." + status, new JsonObject().put("response", whole));
    }

    @Override
    public void error(Buffer out) {
        JsonObject error =
                new JsonObject().put("code", "server_error").put("message", "Simulated error inside the stream");
        append(
                out,
                "response.failed",
                new JsonObject().put("response", response("failed").put("error", error)));
    }

    @Override
    public JsonObject whole(String text, String finishReason, int tokens) {
        String status = finishReason.equals("stop") ? "completed" : "incomplete";
        JsonObject whole = response(status)
                .put("output", new JsonArray().add(item(status, new JsonArray().add(part(text)))))
                .put("usage", usage(tokens));
        if (status.equals("incomplete")) {
            String reason = finishReason.equals("length") ? "max_output_tokens" : finishReason;
            whole.put("incomplete_details", new JsonObject().put("reason", reason));
        }
        return whole;
    }

    private JsonObject response(String status) {
        JsonObject body = request.body();
        return new JsonObject()
                .put("id", id)
                .put("object", "response")
                .put("created_at", created)
                .put("status", status)
                .put("background", false)
                .putNull("error")
                .putNull("incomplete_details")
                .put("instructions", body.getValue("instructions"))
                .put("max_output_tokens", body.getValue("max_output_tokens"))
                .put("model", request.model())
                .put("output", new JsonArray())
                .put("parallel_tool_calls", true)
                .putNull("previous_response_id")
                .put(
                        "reasoning",
                        new JsonObject()
                                .put("effort", request.effort().orElse("medium"))
                                .putNull("summary"))
                .put("service_tier", "default")
                .put("store", body.getValue("store", true))
                .put("temperature", body.getValue("temperature", 1.0))
                .put("text", new JsonObject().put("format", new JsonObject().put("type", "text")))
                .put("tool_choice", "auto")
                .put("tools", new JsonArray())
                .put("top_p", body.getValue("top_p", 1.0))
                .put("truncation", "disabled")
                .putNull("usage")
                .put("metadata", new JsonObject());
    }

    private JsonObject item(String status, JsonArray content) {
        return new JsonObject()
                .put("id", itemId)
                .put("type", "message")
                .put("status", status)
                .put("role", "assistant")
                .put("content", content);
    }

    private static JsonObject part(String text) {
        return new JsonObject()
                .put("type", "output_text")
                .put("text", text)
                .put("annotations", new JsonArray())
                .put("logprobs", new JsonArray());
    }

    private static JsonObject outputItem(JsonObject item) {
        return new JsonObject().put("output_index", 0).put("item", item);
    }

    private JsonObject contentPart() {
        return new JsonObject().put("item_id", itemId).put("output_index", 0).put("content_index", 0);
    }

    private JsonObject usage(int tokens) {
        int prompt = request.promptTokens();
        return new JsonObject()
                .put("input_tokens", prompt)
                .put("input_tokens_details", new JsonObject().put("cached_tokens", 0))
                .put("output_tokens", tokens)
                .put("output_tokens_details", new JsonObject().put("reasoning_tokens", 0))
                .put("total_tokens", prompt + tokens);
    }

    private void append(Buffer out, String type, JsonObject event) {
        event.put("type", type).put("sequence_number", sequence++);
        out.appendString("event: " + type + "\ndata: ")
                .appendBuffer(event.toBuffer())
                .appendString("\n\n");
    }
}
