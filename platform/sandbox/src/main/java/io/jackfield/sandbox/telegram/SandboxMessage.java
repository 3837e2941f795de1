package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.telegram.rich.RichTexts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A message as it stood at one moment; an edit makes a new one with the same id. */
public final class SandboxMessage {
    private final long senderId;
    private final boolean fromBot;
    private final boolean edited;
    private final JsonObject body;

    SandboxMessage(long senderId, boolean fromBot, boolean edited, JsonObject body) {
        this.senderId = senderId;
        this.fromBot = fromBot;
        this.edited = edited;
        this.body = body;
    }

    /** Counts from 1 in each chat. */
    public long id() {
        return body.getLong("message_id");
    }

    public long chatId() {
        return body.getJsonObject("chat").getLong("id");
    }

    public long senderId() {
        return senderId;
    }

    public boolean fromBot() {
        return fromBot;
    }

    public boolean edited() {
        return edited;
    }

    /** The text, that of a rich message without its formatting, or the caption of a file; empty when there is none. */
    public String text() {
        JsonObject rich = body.getJsonObject("rich_message");
        if (rich != null) {
            return RichTexts.plain(rich.getJsonArray("blocks"));
        }
        return body.getString("text", body.getString("caption", ""));
    }

    /** Whether it is a rich message, which has blocks instead of a text. */
    public boolean isRich() {
        return body.containsKey("rich_message");
    }

    /** The topic it stands in. */
    public OptionalLong threadId() {
        return body.containsKey("message_thread_id")
                ? OptionalLong.of(body.getLong("message_thread_id"))
                : OptionalLong.empty();
    }

    /** Telegram's names of the entities in their order, such as {@code bold}. */
    public List<String> entityTypes() {
        JsonArray entities = body.getJsonArray("entities", body.getJsonArray("caption_entities", new JsonArray()));
        return entities.stream()
                .map(entity -> ((JsonObject) entity).getString("type"))
                .toList();
    }

    /** Labels of the inline buttons, row by row. */
    public List<String> buttons() {
        return inlineButtons().stream().map(button -> button.getString("text")).toList();
    }

    /** What pressing the inline button with this label sends; empty when there is no such button or it opens a link. */
    public Optional<String> callbackData(String label) {
        return inlineButtons().stream()
                .filter(button -> button.getString("text").equals(label))
                .findFirst()
                .map(button -> button.getString("callback_data"));
    }

    /** The Bot API's Message, a copy. */
    public JsonObject json() {
        return body.copy();
    }

    @Override
    public String toString() {
        return "#" + id() + (fromBot ? " bot: " : " " + senderId + ": ") + text();
    }

    /** The Message itself; never changed once it is here. */
    JsonObject body() {
        return body;
    }

    /** The same message with other content, not marked as edited. */
    SandboxMessage withBody(JsonObject newBody) {
        return new SandboxMessage(senderId, fromBot, edited, newBody);
    }

    SandboxMessage editedTo(JsonObject newBody) {
        return new SandboxMessage(senderId, fromBot, true, newBody);
    }

    private List<JsonObject> inlineButtons() {
        return body
                .getJsonObject("reply_markup", new JsonObject())
                .getJsonArray("inline_keyboard", new JsonArray())
                .stream()
                .flatMap(row -> ((JsonArray) row).stream())
                .map(JsonObject.class::cast)
                .toList();
    }
}
