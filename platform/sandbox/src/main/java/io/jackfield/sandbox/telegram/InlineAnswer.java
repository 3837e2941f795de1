package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What a bot answered to an inline query.
 *
 * @param results as the bot wrote them
 * @param nextOffset what to ask for when the reader wants more; empty when that is all
 * @param button shown above the results
 */
public record InlineAnswer(
        String queryId, JsonArray results, String nextOffset, boolean personal, Optional<JsonObject> button) {

    JsonObject toJson() {
        return new JsonObject()
                .put("queryId", queryId)
                .put("results", results)
                .put("nextOffset", nextOffset)
                .put("button", button.orElse(null));
    }
}
