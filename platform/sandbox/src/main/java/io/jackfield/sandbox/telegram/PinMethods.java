package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Pinning messages. In groups only for administrators, as with Telegram. */
final class PinMethods {
    private final Addressing addressing;
    private final Composer composer;

    PinMethods(Addressing addressing, Composer composer) {
        this.addressing = addressing;
        this.composer = composer;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("pinchatmessage", BotMethod.direct(this::pin));
        methods.put("unpinchatmessage", BotMethod.direct(this::unpin));
        methods.put("unpinallchatmessages", BotMethod.direct(this::unpinAll));
        methods.put("unpinallforumtopicmessages", BotMethod.direct(this::unpinTopic));
    }

    private Object pin(ApiCall call) {
        Room room = manageable(call);
        SandboxMessage message = addressing.message(call, room, "pin");
        if (room.pins().pin(message.id())) {
            room.events().publish(RoomEvent.Kind.PINS, room.pins().newestFirst());
            announce(call, room, message);
        }
        return true;
    }

    /** Everybody in the chat reads it, the bot that pinned included. */
    private void announce(ApiCall call, Room room, SandboxMessage message) {
        JsonObject service = new JsonObject().put("pinned_message", Composer.asReplied(message));
        message.threadId()
                .ifPresent(thread -> service.put("message_thread_id", thread).put("is_topic_message", true));
        composer.publishService(call.bot(), room, service);
    }

    /** Without {@code message_id} the one that was pinned last. */
    private Object unpin(ApiCall call) {
        Room room = manageable(call);
        OptionalLong given = call.number("message_id");
        if (given.isPresent()) {
            addressing.message(call, room, "unpin");
        }
        List<Long> pinned = room.pins().newestFirst();
        if (given.isEmpty() && pinned.isEmpty()) {
            throw ApiError.badRequest("message to unpin not found");
        }
        room.pins().unpin(given.isPresent() ? given.getAsLong() : pinned.getFirst());
        return changed(room);
    }

    private Object unpinAll(ApiCall call) {
        Room room = manageable(call);
        room.pins().clear();
        return changed(room);
    }

    private Object unpinTopic(ApiCall call) {
        Room room = manageable(call);
        OptionalLong topic = call.number("message_thread_id");
        List.copyOf(room.pins().newestFirst()).stream()
                .filter(id -> room.log().find(id).map(SandboxMessage::threadId).equals(Optional.of(topic)))
                .forEach(room.pins()::unpin);
        return changed(room);
    }

    private static Object changed(Room room) {
        room.events().publish(RoomEvent.Kind.PINS, room.pins().newestFirst());
        return true;
    }

    private Room manageable(ApiCall call) {
        Room room = addressing.writable(call);
        addressing.requireRight(call.bot(), room, "manage pinned messages in the chat");
        return room;
    }
}
