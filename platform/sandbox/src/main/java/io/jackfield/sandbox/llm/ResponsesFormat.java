package io.jackfield.sandbox.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Responses as OpenAI speaks it: typed and numbered events, closed by one that tells the outcome. */
class ResponsesFormat implements AnswerFormat {
    private static final byte[] AFTER_NUMBER = "}\n\n".getBytes(UTF_8);
    private static final byte[] NUMBER = ",\"sequence_number\":".getBytes(UTF_8);

    private final ModelRequest request;
    private final Script script;
    private final ResponseObjects objects;
    private final ReasoningItem reasoning;
    private byte[] beforeToken;
    private int sequence;
    private boolean messageBegun;

    ResponsesFormat(ModelRequest request, Script script, long number) {
        this.request = request;
        this.script = script;
        this.objects = new ResponseObjects(request, number);
        this.reasoning = new ReasoningItem(request, script, number);
    }

    final ModelRequest request() {
        return request;
    }

    final Script script() {
        return script;
    }

    final ResponseObjects objects() {
        return objects;
    }

    @Override
    public Buffer opening() {
        Buffer out = Buffer.buffer(2_048);
        append(out, "response.created", new JsonObject().put("response", objects.response("in_progress")));
        append(out, "response.in_progress", new JsonObject().put("response", objects.response("in_progress")));
        return out;
    }

    @Override
    public int preludeSteps() {
        return script.reasoning().count();
    }

    @Override
    public void prelude(Buffer out, int step) {
        reasoning.events(step, (type, event) -> append(out, type, event));
    }

    /** Output items before the message, as they stand when they are finished. */
    JsonArray earlierItems() {
        return preludeSteps() == 0 ? new JsonArray() : new JsonArray().add(reasoning.finished());
    }

    private void beginMessage(Buffer out) {
        if (messageBegun) {
            return;
        }
        messageBegun = true;
        JsonObject item = objects.message("in_progress", new JsonArray());
        append(out, "response.output_item.added", objects.outputItem(messageIndex(), item));
        append(out, "response.content_part.added", contentPart().put("part", ResponseObjects.part("")));
    }

    private int messageIndex() {
        return earlierItems().size();
    }

    private JsonObject contentPart() {
        return objects.contentPart(messageIndex());
    }

    @Override
    public void token(Buffer out, byte[] quotedToken) {
        beginMessage(out);
        if (beforeToken == null) {
            String type = "response.output_text.delta";
            String event = contentPart()
                    .put("type", type)
                    .put("logprobs", new JsonArray())
                    .encode();
            beforeToken = (eventLine(type) + "data: " + event.substring(0, event.length() - 1) + ",\"delta\":")
                    .getBytes(UTF_8);
        }
        out.appendBytes(beforeToken)
                .appendBytes(quotedToken)
                .appendBytes(NUMBER)
                .appendString(Integer.toString(sequence++))
                .appendBytes(AFTER_NUMBER);
    }

    @Override
    public void closing(Buffer out) {
        beginMessage(out);
        JsonObject whole = whole();
        String status = whole.getString("status");
        String text = script.text();
        JsonObject part = ResponseObjects.part(text);
        append(out, "response.output_text.done", contentPart().put("text", text).put("logprobs", new JsonArray()));
        append(out, "response.content_part.done", contentPart().put("part", part));
        JsonObject item = objects.message(status, new JsonArray().add(part));
        append(out, "response.output_item.done", objects.outputItem(messageIndex(), item));
        append(out, "response." + status, new JsonObject().put("response", whole));
    }

    @Override
    public void error(Buffer out) {
        append(out, "response.failed", new JsonObject().put("response", failed()));
    }

    final JsonObject failed() {
        return objects.response("failed").put("error", failure());
    }

    JsonObject failure() {
        return new JsonObject().put("code", "server_error").put("message", "Simulated error inside the stream");
    }

    @Override
    public JsonObject whole() {
        String reason = script.ending().finishReason();
        String status = reason.equals("stop") ? "completed" : "incomplete";
        JsonArray content = new JsonArray().add(ResponseObjects.part(script.text()));
        JsonObject whole = objects.response(status)
                .put("output", earlierItems().add(objects.message(status, content)))
                .put("usage", usage());
        if (status.equals("incomplete")) {
            String told = reason.equals("length") ? "max_output_tokens" : reason;
            whole.put("incomplete_details", new JsonObject().put("reason", told));
        }
        return whole;
    }

    JsonObject usage() {
        TokenUse use = script.use(request);
        return new JsonObject()
                .put("input_tokens", use.input())
                .put("input_tokens_details", new JsonObject().put("cached_tokens", use.cached()))
                .put("output_tokens", use.output())
                .put("output_tokens_details", new JsonObject().put("reasoning_tokens", use.reasoned()))
                .put("total_tokens", use.total());
    }

    /** The line before an event's data. */
    String eventLine(String type) {
        return "event: " + type + "\n";
    }

    final void append(Buffer out, String type, JsonObject event) {
        event.put("type", type).put("sequence_number", sequence++);
        out.appendString(eventLine(type) + "data: ")
                .appendBuffer(event.toBuffer())
                .appendString("\n\n");
    }
}
