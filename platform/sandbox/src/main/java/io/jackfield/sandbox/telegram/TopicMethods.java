package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Opening, renaming, closing and deleting topics. In groups only administrators change them. */
final class TopicMethods {
    private static final int LONGEST_NAME = 128;
    private static final int BLUE = 0x6FB9F0;

    private final Addressing addressing;
    private final Composer composer;

    TopicMethods(Addressing addressing, Composer composer) {
        this.addressing = addressing;
        this.composer = composer;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("createforumtopic", BotMethod.direct(this::create));
        methods.put("editforumtopic", BotMethod.direct(this::edit));
        methods.put("closeforumtopic", BotMethod.direct(call -> close(call, true)));
        methods.put("reopenforumtopic", BotMethod.direct(call -> close(call, false)));
        methods.put("deleteforumtopic", BotMethod.direct(this::delete));
    }

    private JsonObject create(ApiCall call) {
        Room room = addressing.writable(call);
        long thread = room.addTopic(call.text("name"));
        return new JsonObject()
                .put("message_thread_id", thread)
                .put("name", call.text("name"))
                .put("icon_color", BLUE);
    }

    /** Without a name it keeps the one it has. */
    private Object edit(ApiCall call) {
        Room room = manageable(call, "edit the topic");
        long thread = thread(call, room);
        String name = call.text("name").strip();
        if (name.length() > LONGEST_NAME) {
            throw ApiError.badRequest("TOPIC_TITLE_INVALID");
        }
        if (name.equals(room.topics().get(thread))) {
            throw ApiError.badRequest("TOPIC_NOT_MODIFIED");
        }
        if (!name.isEmpty()) {
            room.topics().put(thread, name);
        }
        announce(call, room, thread, "forum_topic_edited", new JsonObject().put("name", name));
        return true;
    }

    private Object close(ApiCall call, boolean wanted) {
        Room room = manageable(call, "edit the topic");
        long thread = thread(call, room);
        if (!room.closeTopic(thread, wanted)) {
            throw ApiError.badRequest("TOPIC_NOT_MODIFIED");
        }
        announce(call, room, thread, wanted ? "forum_topic_closed" : "forum_topic_reopened", new JsonObject());
        return true;
    }

    /** With all its messages. */
    private Object delete(ApiCall call) {
        Room room = manageable(call, "delete the topic");
        long thread = thread(call, room);
        room.remove(room.log().newestFirst().stream()
                .filter(message -> message.threadId().orElse(0) == thread)
                .map(SandboxMessage::id)
                .toList());
        room.topics().remove(thread);
        return true;
    }

    private void announce(ApiCall call, Room room, long thread, String field, JsonObject change) {
        composer.publishService(
                call.bot(),
                room,
                new JsonObject()
                        .put("message_thread_id", thread)
                        .put("is_topic_message", true)
                        .put(field, change));
    }

    private Room manageable(ApiCall call, String what) {
        Room room = addressing.writable(call);
        addressing.requireRight(call.bot(), room, what);
        return room;
    }

    private static long thread(ApiCall call, Room room) {
        return call.number("message_thread_id").stream()
                .filter(room::hasTopic)
                .findFirst()
                .orElseThrow(() -> ApiError.badRequest("TOPIC_ID_INVALID"));
    }
}
