package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a group says of itself, and the links into it. Used under the world's lock. */
final class RoomAbout {
    private final Map<String, JsonObject> links = new LinkedHashMap<>();
    private final Map<Long, String> primaryLinks = new LinkedHashMap<>();
    private String description = "";

    void describe(String text) {
        description = text;
    }

    /** Puts it into what {@code getChat} answers to this bot. */
    void describe(BotAccount bot, JsonObject chat) {
        if (!description.isEmpty()) {
            chat.put("description", description);
        }
        Optional.ofNullable(primaryLinks.get(bot.telegramId())).ifPresent(link -> chat.put("invite_link", link));
    }

    String exportLink(BotAccount bot) {
        Optional.ofNullable(primaryLinks.get(bot.telegramId())).ifPresent(old -> revokeLink(bot, old));
        String link = addLink(
                        bot, new JsonObject().put("creates_join_request", false).put("is_primary", true))
                .getString("invite_link");
        primaryLinks.put(bot.telegramId(), link);
        return link;
    }

    /** @param terms the fields of a ChatInviteLink that the bot chooses */
    JsonObject addLink(BotAccount bot, JsonObject terms) {
        String address =
                "https://t.me/+" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        JsonObject link = new JsonObject()
                .put("invite_link", address)
                .put("creator", bot.asSender())
                .put("is_primary", false)
                .put("is_revoked", false)
                .mergeIn(terms);
        links.put(address, link);
        return link.copy();
    }

    JsonObject editLink(BotAccount bot, String address, JsonObject terms) {
        JsonObject link = own(bot, address);
        if (link.getBoolean("is_primary") || link.getBoolean("is_revoked")) {
            throw ApiError.badRequest("INVITE_HASH_EXPIRED");
        }
        link.remove("name");
        link.remove("expire_date");
        link.remove("member_limit");
        return link.mergeIn(terms).copy();
    }

    JsonObject revokeLink(BotAccount bot, String address) {
        return own(bot, address).put("is_revoked", true).copy();
    }

    private JsonObject own(BotAccount bot, String address) {
        return Optional.ofNullable(links.get(address))
                .filter(link -> link.getJsonObject("creator").getLong("id") == bot.telegramId())
                .orElseThrow(() -> ApiError.badRequest("INVITE_HASH_EXPIRED"));
    }
}
