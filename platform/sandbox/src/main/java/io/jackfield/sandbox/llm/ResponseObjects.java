package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The objects that Responses is made of: the response itself, its output items and their parts. */
final class ResponseObjects {
    private final ModelRequest request;
    private final String id;
    private final String messageId;
    private final long created = System.currentTimeMillis() / 1000;

    ResponseObjects(ModelRequest request, long number) {
        this.request = request;
        id = "resp_sandbox_%06d".formatted(number);
        messageId = "msg_sandbox_%06d".formatted(number);
    }

    JsonObject response(String status) {
        JsonObject body = request.body();
        JsonObject reasoning = new JsonObject()
                .put("effort", request.effort().orElse("medium"))
                .put("summary", request.child("reasoning").getValue("summary"));
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
                .put("reasoning", reasoning)
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

    JsonObject message(String status, JsonArray content) {
        return new JsonObject()
                .put("id", messageId)
                .put("type", "message")
                .put("status", status)
                .put("role", "assistant")
                .put("content", content);
    }

    static JsonObject part(String text) {
        return new JsonObject()
                .put("type", "output_text")
                .put("text", text)
                .put("annotations", new JsonArray())
                .put("logprobs", new JsonArray());
    }

    JsonObject outputItem(int index, JsonObject item) {
        return new JsonObject().put("output_index", index).put("item", item);
    }

    JsonObject contentPart(int index) {
        return new JsonObject()
                .put("item_id", messageId)
                .put("output_index", index)
                .put("content_index", 0);
    }
}
