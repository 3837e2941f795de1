package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One state of a streamed answer.
 *
 * @param canStop whether the user sees a stop button
 * @param keepOnStop whether the draft stays after the button was pressed
 */
public record DraftFrame(
        long draftId, Content content, boolean canStop, boolean keepOnStop, OptionalLong threadId, Instant shownAt) {

    /**
     * What a draft says.
     *
     * @param text empty while the client shows its "Thinking…" placeholder; of a rich draft, without its formatting
     * @param rich the Bot API's RichMessage, when it is one
     */
    public record Content(String text, JsonArray entities, Optional<JsonObject> rich) {}

    public String text() {
        return content.text();
    }

    public JsonArray entities() {
        return content.entities();
    }

    /** The Bot API's RichMessage, of a draft that is one. */
    public Optional<JsonObject> rich() {
        return content.rich();
    }

    JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("draftId", draftId)
                .put("text", text())
                .put("entities", entities())
                .put("canStop", canStop);
        rich().ifPresent(rich -> json.put("rich_message", rich));
        return json;
    }
}
