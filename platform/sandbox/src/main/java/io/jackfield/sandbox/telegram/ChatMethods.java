package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        Room room = addressing.room(call);
        JsonObject chat = room.chat().copy().put("accent_color_id", 0).put("max_reaction_count", 11);
        room.pins().newestFirst().stream()
                .findFirst()
                .flatMap(room.log()::find)
                .ifPresent(pinned -> chat.put("pinned_message", Composer.asReplied(pinned)));
        return chat;
    }

    private JsonObject getMember(ApiCall call) {
        Room room = group(call);
        long id = call.number("user_id", 0);
        if (id == call.bot().telegramId()) {
            String status = room.isExpelled(call.bot()) ? "kicked" : "";
            JsonObject member = room.rights().member(call.bot().asSender(), true);
            return status.isEmpty() ? member : member.put("status", status).put("until_date", 0);
        }
        return world.user(id).map(room::member).orElseThrow(() -> ApiError.badRequest("member not found"));
    }

    private Object countMembers(ApiCall call) {
        Room room = group(call);
        return room.members().size() + world.botsIn(room).size();
    }

    private JsonArray getAdministrators(ApiCall call) {
        Room room = group(call);
        if (room.isPrivate()) {
            throw ApiError.badRequest("there are no administrators in the private chat");
        }
        JsonArray administrators = new JsonArray();
        Stream.concat(room.members().stream(), room.rights().administrators().stream())
                .distinct()
                .filter(room.rights()::isAdministrator)
                .map(id -> sender(room, id))
                .flatMap(Optional::stream)
                .forEach(user -> administrators.add(room.rights().member(user, true)));
        return administrators;
    }

    private Optional<JsonObject> sender(Room room, long id) {
        return world.user(id)
                .map(SandboxUser::asSender)
                .or(() -> world.botsIn(room).stream()
                        .filter(bot -> bot.telegramId() == id)
                        .findFirst()
                        .map(BotAccount::asSender));
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
