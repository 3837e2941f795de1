package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Sending messages without files. */
final class MessageMethods {
    private static final Map<String, Integer> DICE = Map.of("🎲", 6, "🎯", 6, "🎳", 6, "🏀", 5, "⚽", 5, "🎰", 64);

    private final Addressing addressing;
    private final Composer composer;

    MessageMethods(Addressing addressing, Composer composer) {
        this.addressing = addressing;
        this.composer = composer;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("sendmessage", BotMethod.direct(this::sendMessage));
        methods.put("sendrichmessage", BotMethod.direct(this::sendRichMessage));
        methods.put("senddice", BotMethod.direct(this::sendDice));
        methods.put("sendcontact", BotMethod.direct(this::sendContact));
        methods.put("sendlocation", BotMethod.direct(this::sendLocation));
        methods.put("sendvenue", BotMethod.direct(this::sendVenue));
    }

    private JsonObject sendMessage(ApiCall call) {
        Room room = addressing.writable(call);
        JsonObject content = Texts.put(new JsonObject(), Texts.message(call), false);
        return composer.send(call, room, content).body();
    }

    private JsonObject sendRichMessage(ApiCall call) {
        Room room = addressing.writable(call);
        JsonObject content = Texts.put(new JsonObject(), Texts.rich(call, false));
        return composer.send(call, room, content).body();
    }

    private JsonObject sendDice(ApiCall call) {
        String emoji = call.has("emoji") ? call.text("emoji") : "🎲";
        if (!DICE.containsKey(emoji)) {
            throw ApiError.badRequest("DICE_EMOJI_INVALID");
        }
        int value = 1 + ThreadLocalRandom.current().nextInt(DICE.get(emoji));
        JsonObject dice = new JsonObject().put("emoji", emoji).put("value", value);
        return composer.send(call, new JsonObject().put("dice", dice)).body();
    }

    private JsonObject sendContact(ApiCall call) {
        return composer.send(call, new JsonObject().put("contact", Places.contact(call)))
                .body();
    }

    private JsonObject sendLocation(ApiCall call) {
        return composer.send(call, new JsonObject().put("location", Places.location(call)))
                .body();
    }

    private JsonObject sendVenue(ApiCall call) {
        return composer.send(call, Places.venue(call)).body();
    }
}
