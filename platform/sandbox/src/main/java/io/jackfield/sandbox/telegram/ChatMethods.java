package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Asking about chats and their members. */
final class ChatMethods {
    private final World world;
    private final Addressing addressing;

    ChatMethods(World world, Addressing addressing) {
        this.world = world;
        this.addressing = addressing;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("getchat", BotMethod.direct(this::getChat));
        methods.put("getchatmember", BotMethod.direct(this::getMember));
        methods.put("getchatmembercount", BotMethod.direct(this::countMembers));
        methods.put("getchatadministrators", BotMethod.direct(this::getAdministrators));
        methods.put("leavechat", BotMethod.direct(this::leave));
        methods.put("createforumtopic", BotMethod.direct(this::createTopic));
    }

    private JsonObject getChat(ApiCall call) {
        return addressing.room(call).chat().copy().put("accent_color_id", 0).put("max_reaction_count", 11);
    }

    private JsonObject getMember(ApiCall call) {
        Room room = group(call);
        long id = call.number("user_id", 0);
        if (id == call.bot().telegramId()) {
            String status = room.isExpelled(call.bot()) ? "kicked" : "member";
            return new JsonObject().put("user", call.bot().asSender()).put("status", status);
        }
        return world.user(id)
                .map(user -> member(room, user))
                .orElseThrow(() -> ApiError.badRequest("member not found"));
    }

    private static JsonObject member(Room room, SandboxUser user) {
        return new JsonObject().put("user", user.asSender()).put("status", status(room, user.id()));
    }

    /** The first member of a group made it. */
    private static String status(Room room, long userId) {
        if (!room.members().contains(userId)) {
            return "left";
        }
        boolean first = room.members().iterator().next() == userId;
        return first && !room.isPrivate() ? "creator" : "member";
    }

    private Object countMembers(ApiCall call) {
        Room room = group(call);
        return room.members().size() + world.botsIn(room).size();
    }

    private JsonArray getAdministrators(ApiCall call) {
        JsonArray administrators = new JsonArray();
        group(call).members().stream()
                .findFirst()
                .flatMap(world::user)
                .ifPresent(user -> administrators.add(
                        new JsonObject().put("user", user.asSender()).put("status", "creator")));
        return administrators;
    }

    private Object leave(ApiCall call) {
        group(call).expel(call.bot());
        return true;
    }

    private JsonObject createTopic(ApiCall call) {
        Room room = addressing.writable(call);
        long thread = room.addTopic(call.text("name"));
        return new JsonObject()
                .put("message_thread_id", thread)
                .put("name", call.text("name"))
                .put("icon_color", 0x6FB9F0);
    }

    private Room group(ApiCall call) {
        Room room = addressing.room(call);
        room.migratedTo().ifPresent(newId -> {
            throw ApiError.migrated(newId);
        });
        return room;
    }
}
