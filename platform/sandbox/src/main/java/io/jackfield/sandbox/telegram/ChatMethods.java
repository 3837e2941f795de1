package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asking about chats and their members. */
final class ChatMethods {
    private static final List<String> GIFTS =
            List.of("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels");

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
    }

    private JsonObject getChat(ApiCall call) {
        Room room = addressing.room(call);
        addressing.requirePresent(call.bot(), room);
        JsonObject chat = room.chat()
                .copy()
                .put("accent_color_id", 0)
                .put("max_reaction_count", 11)
                .put("accepted_gift_types", gifts(room.isPrivate()));
        if (!room.isPrivate()) {
            chat.put("permissions", room.rights().ofMembers());
            room.about().describe(call.bot(), chat);
        }
        room.pins().newestFirst().stream()
                .findFirst()
                .flatMap(room.log()::find)
                .ifPresent(pinned -> chat.put("pinned_message", Composer.asReplied(pinned)));
        return chat;
    }

    private static JsonObject gifts(boolean accepted) {
        JsonObject gifts = new JsonObject();
        GIFTS.forEach(kind -> gifts.put(kind, accepted));
        return gifts;
    }

    private JsonObject getMember(ApiCall call) {
        Room room = group(call);
        long id = call.number("user_id", 0);
        if (id == call.bot().telegramId()) {
            JsonObject member = room.rights().member(call.bot().asSender(), !room.hasLeft(call.bot()));
            return room.isExpelled(call.bot()) ? member.put("status", "kicked").put("until_date", 0) : member;
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
        Room room = addressing.room(call);
        if (room.isPrivate()) {
            throw ApiError.badRequest("chat member status can't be changed in private chats");
        }
        addressing.requirePresent(call.bot(), room);
        room.leave(call.bot());
        return true;
    }

    private Room group(ApiCall call) {
        Room room = addressing.room(call);
        room.migratedTo().ifPresent(newId -> {
            throw ApiError.migrated(newId);
        });
        return room;
    }
}
