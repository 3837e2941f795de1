package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Sending messages without files. */
final class MessageMethods {
    private static final Map<String, Integer> DICE = Map.of("🎲", 6, "🎯", 6, "🎳", 6, "🏀", 5, "⚽", 5, "🎰", 64);
    private static final List<String> LOCATION = List.of("latitude", "longitude");

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
        methods.put("forwardmessage", BotMethod.direct(this::forwardMessage));
        methods.put("copymessage", BotMethod.direct(this::copyMessage));
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
        if (call.text("phone_number").isEmpty()) {
            throw ApiError.badRequest("phone number is empty");
        }
        JsonObject contact = new JsonObject()
                .put("phone_number", call.text("phone_number"))
                .put("first_name", call.text("first_name"));
        return composer.send(call, new JsonObject().put("contact", contact)).body();
    }

    private JsonObject sendLocation(ApiCall call) {
        JsonObject location = new JsonObject();
        for (String field : LOCATION) {
            try {
                location.put(field, Double.parseDouble(call.text(field)));
            } catch (NumberFormatException e) {
                throw ApiError.badRequest(field + " is empty");
            }
        }
        return composer.send(call, new JsonObject().put("location", location)).body();
    }

    private JsonObject forwardMessage(ApiCall call) {
        SandboxMessage original = original(call, "forward");
        JsonObject content = contentOf(original);
        content.remove("reply_markup");
        content.put(
                "forward_origin",
                new JsonObject()
                        .put("type", "user")
                        .put("sender_user", original.body().getJsonObject("from"))
                        .put("date", original.body().getLong("date")));
        return composer.send(call, content).body();
    }

    private JsonObject copyMessage(ApiCall call) {
        JsonObject content = contentOf(original(call, "copy"));
        content.remove("reply_markup");
        if (call.has("caption")) {
            Texts.put(content, Texts.caption(call), true);
        }
        return new JsonObject().put("message_id", composer.send(call, content).id());
    }

    private SandboxMessage original(ApiCall call, String verb) {
        return addressing.message(call, addressing.room(call, "from_chat_id"), verb);
    }

    private JsonObject contentOf(SandboxMessage message) {
        JsonObject content = message.json();
        for (String own : List.of("message_id", "from", "chat", "date", "edit_date", "reply_to_message")) {
            content.remove(own);
        }
        content.remove("message_thread_id");
        content.remove("is_topic_message");
        return content;
    }
}
