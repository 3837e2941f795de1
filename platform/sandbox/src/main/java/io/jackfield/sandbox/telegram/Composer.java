package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Makes messages of bots: everything that does not depend on what kind of message it is. */
final class Composer {
    private final World world;
    private final Addressing addressing;

    Composer(World world, Addressing addressing) {
        this.world = world;
        this.addressing = addressing;
    }

    /** Sends {@code content}, the fields that make the message what it is, to the chat of the call. */
    SandboxMessage send(ApiCall call, JsonObject content) {
        return send(call, addressing.writable(call), content);
    }

    SandboxMessage send(ApiCall call, Room room, JsonObject content) {
        Optional<JsonObject> markup = ReplyMarkup.of(call);
        Optional<JsonObject> repliedTo = repliedTo(call, room);
        JsonObject message = begun(call.bot(), room);
        putThread(call, room, message);
        repliedTo.ifPresent(original -> message.put("reply_to_message", original));
        message.mergeIn(content);
        markup.filter(ReplyMarkup::isInline).ifPresent(keyboard -> message.put("reply_markup", keyboard));
        if (call.flag("protect_content")) {
            message.put("has_protected_content", true);
        }
        SandboxMessage sent = publish(call.bot(), room, message);
        markup.filter(keyboard -> !ReplyMarkup.isInline(keyboard)).ifPresent(keyboard -> show(room, keyboard));
        return sent;
    }

    private JsonObject begun(BotAccount bot, Room room) {
        return new JsonObject()
                .put("message_id", 0)
                .put("from", bot.asSender())
                .put("chat", room.chat())
                .put("date", world.now().getEpochSecond());
    }

    /**
     * A service message of a bot, which that bot and the others in the chat are told of too.
     *
     * @param content the fields that make it what it is
     */
    SandboxMessage publishService(BotAccount bot, Room room, JsonObject content) {
        SandboxMessage sent = publish(bot, room, begun(bot, room).mergeIn(content));
        world.botsIn(room).forEach(reader -> reader.updates().add("message", sent.body()));
        return sent;
    }

    /** Numbers a finished message and puts it into its chat. */
    SandboxMessage publish(BotAccount bot, Room room, JsonObject message) {
        message.put("message_id", room.log().takeId());
        SandboxMessage sent = new SandboxMessage(bot.telegramId(), true, false, message);
        room.append(sent);
        return sent;
    }

    private static void show(Room room, JsonObject keyboard) {
        boolean removed = keyboard.getBoolean("remove_keyboard", false);
        room.signs().showKeyboard(removed ? Optional.empty() : Optional.of(keyboard));
    }

    private static void putThread(ApiCall call, Room room, JsonObject message) {
        call.number("message_thread_id").ifPresent(thread -> {
            if (!room.hasTopic(thread)) {
                throw ApiError.badRequest("message thread not found");
            }
            if (room.isClosed(thread)
                    && !room.isPrivate()
                    && !room.rights().isAdministrator(call.bot().telegramId())) {
                throw ApiError.badRequest("TOPIC_CLOSED");
            }
            message.put("message_thread_id", thread).put("is_topic_message", true);
        });
    }

    private static Optional<JsonObject> repliedTo(ApiCall call, Room room) {
        JsonObject parameters = call.object("reply_parameters").orElseGet(JsonObject::new);
        long id = parameters.containsKey("message_id")
                ? parameters.getLong("message_id")
                : call.number("reply_to_message_id", 0);
        if (id == 0) {
            return Optional.empty();
        }
        Optional<JsonObject> original = room.log().find(id).map(Composer::asReplied);
        boolean optional =
                parameters.getBoolean("allow_sending_without_reply", call.flag("allow_sending_without_reply"));
        // In topics Telegram takes the flag for false, whatever it says.
        if (original.isEmpty() && (!optional || call.has("message_thread_id"))) {
            throw ApiError.badRequest("message to be replied not found");
        }
        return original;
    }

    /** A message as it stands in a reply to it: without what it replied to itself. */
    static JsonObject asReplied(SandboxMessage message) {
        JsonObject original = message.json();
        original.remove("reply_to_message");
        return original;
    }
}
