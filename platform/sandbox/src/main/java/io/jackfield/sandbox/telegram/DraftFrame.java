package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * One state of a streamed answer.
 *
 * @param text empty while the client shows its "Thinking…" placeholder
 * @param canStop whether the user sees a stop button
 * @param keepOnStop whether the draft stays after the button was pressed
 */
public record DraftFrame(
        long draftId,
        String text,
        JsonArray entities,
        boolean canStop,
        boolean keepOnStop,
        OptionalLong threadId,
        Instant shownAt) {

    JsonObject toJson() {
        return new JsonObject()
                .put("draftId", draftId)
                .put("text", text)
                .put("entities", entities)
                .put("canStop", canStop);
    }
}
