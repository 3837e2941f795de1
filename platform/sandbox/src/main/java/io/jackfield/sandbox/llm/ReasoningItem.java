package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;

/**
 * What Responses tells of a model's reasoning: an output item before the message, with a summary when the request asks
 * for one. Local servers tell it unasked.
 */
final class ReasoningItem {
    private final Script script;
    private final String id;
    private final boolean told;

    ReasoningItem(ModelRequest request, Script script, long number) {
        this.script = script;
        this.id = "rs_sandbox_%06d".formatted(number);
        this.told = request.face() == Face.LOCAL || request.child("reasoning").getValue("summary") != null;
    }

    /** Passes the events of one piece on, each with its type. */
    void events(int step, BiConsumer<String, JsonObject> out) {
        boolean first = step == 0;
        boolean last = step == script.reasoning().count() - 1;
        if (first) {
            out.accept("response.output_item.added", item(new JsonArray()));
        }
        if (told) {
            summaryEvents(step, first, last, out);
        }
        if (last) {
            out.accept(
                    "response.output_item.done",
                    new JsonObject().put("output_index", 0).put("item", finished()));
        }
    }

    private void summaryEvents(int step, boolean first, boolean last, BiConsumer<String, JsonObject> out) {
        String whole = script.reasoning().text();
        if (first) {
            out.accept("response.reasoning_summary_part.added", place().put("part", part("")));
        }
        String piece = script.reasoning().piece(step);
        out.accept("response.reasoning_summary_text.delta", place().put("delta", piece));
        if (last) {
            out.accept("response.reasoning_summary_text.done", place().put("text", whole));
            out.accept("response.reasoning_summary_part.done", place().put("part", part(whole)));
        }
    }

    JsonObject finished() {
        String whole = script.reasoning().text();
        return reasoning(told ? new JsonArray().add(part(whole)) : new JsonArray());
    }

    private JsonObject item(JsonArray summary) {
        return new JsonObject().put("output_index", 0).put("item", reasoning(summary));
    }

    private JsonObject reasoning(JsonArray summary) {
        return new JsonObject().put("id", id).put("type", "reasoning").put("summary", summary);
    }

    private JsonObject place() {
        return new JsonObject().put("item_id", id).put("output_index", 0).put("summary_index", 0);
    }

    private static JsonObject part(String text) {
        return new JsonObject().put("type", "summary_text").put("text", text);
    }
}
