package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens when a user presses a button. Used under the world's lock. */
record Buttons(World world, BotAccount bot, Room room, SandboxUser user) {
    private static final List<String> DIALOGS = List.of("request_users", "request_chat", "request_poll", "web_app");

    /** Tells the bot that wrote the message; returns the id of the callback query. */
    String press(long messageId, String callbackData) {
        BotAccount asked = authorOf(messageId);
        String id = asked.callbacks().open(room, user.id());
        Optional<String> inlineId = inlineId(messageId);
        if (inlineId.isPresent()) {
            asked.updates().add("callback_query", head(id, callbackData).put("inline_message_id", inlineId.get()));
            return id;
        }
        JsonObject query = head(id, callbackData)
                .put(
                        "message",
                        room.log().find(messageId).map(SandboxMessage::json).orElseGet(() -> lost(messageId)));
        asked.updates().add("callback_query", query);
        return id;
    }

    private JsonObject head(String id, String callbackData) {
        return new JsonObject()
                .put("id", id)
                .put("from", user.asSender())
                .put("chat_instance", Long.toString(room.id() * 31))
                .put("data", callbackData);
    }

    private Optional<String> inlineId(long messageId) {
        return world.inlineMessages().entrySet().stream()
                .filter(entry ->
                        entry.getValue().room() == room && entry.getValue().messageId() == messageId)
                .findFirst()
                .map(Map.Entry::getKey);
    }

    /** What Telegram sends for a message it cannot show any more. */
    private JsonObject lost(long messageId) {
        return new JsonObject()
                .put("chat", room.chat())
                .put("message_id", messageId)
                .put("date", 0);
    }

    /** The bot that wrote a message or whose inline result it is; in doubt the one this chat is seen with. */
    BotAccount authorOf(long messageId) {
        long author = room.log()
                .find(messageId)
                .map(message -> GroupPrivacy.viaBot(message) == 0 ? message.senderId() : GroupPrivacy.viaBot(message))
                .orElse(0L);
        return world.botsIn(room).stream()
                .filter(candidate -> candidate.telegramId() == author)
                .findFirst()
                .orElse(bot);
    }

    /** The newest message with an inline button of this label. */
    Optional<SandboxMessage> newestWith(String label) {
        return room.log().newestFirst().stream()
                .filter(message -> message.callbackData(label).isPresent())
                .findFirst();
    }

    /** Whether a button of the reply keyboard opens something of the client's instead of writing its label. */
    static boolean opensSomething(JsonObject button) {
        return DIALOGS.stream().anyMatch(button::containsKey);
    }

    /** The button of the reply keyboard; throws when there is none. */
    JsonObject ofKeyboard(String label) {
        JsonArray rows = room.signs()
                .keyboard()
                .map(keyboard -> keyboard.getJsonArray("keyboard", new JsonArray()))
                .orElseGet(JsonArray::new);
        return rows.stream()
                .flatMap(row -> ((JsonArray) row).stream())
                .map(button -> button instanceof String text ? new JsonObject().put("text", text) : (JsonObject) button)
                .filter(button -> button.getString("text").equals(label))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("chat " + room.id() + " shows no button '" + label + "'"));
    }
}
