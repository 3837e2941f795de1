package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Which messages of a group a bot gets to see: commands, mentions, replies to it, and service messages. */
final class GroupPrivacy {
    private static final List<String> SHARED = List.of("contact", "location");

    private GroupPrivacy() {}

    static boolean sees(BotAccount bot, Room room, SandboxMessage message) {
        if (room.isPrivate() || bot.readsAllGroupMessages() || room.rights().isAdministrator(bot.telegramId())) {
            return true;
        }
        JsonObject body = message.body();
        if (viaBot(message) == bot.telegramId()) {
            return true;
        }
        boolean written = !message.text().isEmpty()
                || carriesFile(body)
                || SHARED.stream().anyMatch(body::containsKey);
        return !written || isReplyTo(bot, body) || addresses(bot, body);
    }

    /** The bot whose inline result it is; zero for none. */
    static long viaBot(SandboxMessage message) {
        return message.body().getJsonObject("via_bot", new JsonObject()).getLong("id", 0L);
    }

    private static boolean carriesFile(JsonObject body) {
        return body.fieldNames().stream()
                .anyMatch(field -> MediaKind.ofField(field).isPresent());
    }

    private static boolean isReplyTo(BotAccount bot, JsonObject body) {
        JsonObject original = body.getJsonObject("reply_to_message", new JsonObject());
        return original.getJsonObject("from", new JsonObject()).getLong("id", 0L) == bot.telegramId();
    }

    private static boolean addresses(BotAccount bot, JsonObject body) {
        String text = body.getString("text", body.getString("caption", ""));
        String name = "@" + bot.identity().username().toLowerCase(Locale.ROOT);
        for (Object each : body.getJsonArray("entities", body.getJsonArray("caption_entities", new JsonArray()))) {
            JsonObject entity = (JsonObject) each;
            int offset = entity.getInteger("offset");
            String marked =
                    text.substring(offset, offset + entity.getInteger("length")).toLowerCase(Locale.ROOT);
            boolean command = entity.getString("type").equals("bot_command");
            boolean forAnother = marked.indexOf('@') >= 0 && !marked.endsWith(name);
            if ((command && !forAnother) || marked.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
