package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Consumer;

/** Banning, restricting and promoting members of groups; for bots that are administrators. */
final class MemberMethods {
    private static final String RESTRICT = "restrict/unrestrict chat member";

    private final World world;
    private final Addressing addressing;
    private final Composer composer;

    MemberMethods(World world, Addressing addressing, Composer composer) {
        this.world = world;
        this.addressing = addressing;
        this.composer = composer;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("banchatmember", BotMethod.direct(this::ban));
        methods.put("kickchatmember", BotMethod.direct(this::ban));
        methods.put("unbanchatmember", BotMethod.direct(this::unban));
        methods.put("restrictchatmember", BotMethod.direct(this::restrict));
        methods.put("promotechatmember", BotMethod.direct(this::promote));
    }

    private Object ban(ApiCall call) {
        Room room = group(call);
        SandboxUser user = subordinate(call, room);
        boolean member = room.members().contains(user.id());
        change(call, room, user, rights -> rights.ban(user.id(), call.number("until_date", 0)));
        if (member) {
            tellThatTheyLeft(call, room, user);
        }
        return true;
    }

    private void tellThatTheyLeft(ApiCall call, Room room, SandboxUser user) {
        composer.publishService(call.bot(), room, new JsonObject().put("left_chat_member", user.asSender()));
    }

    /** Without {@code only_if_banned} it puts out who is in, so that they may come back. */
    private Object unban(ApiCall call) {
        Room room = group(call);
        SandboxUser user = subordinate(call, room);
        if (room.members().contains(user.id()) && call.flag("only_if_banned")) {
            return true;
        }
        change(call, room, user, rights -> {
            room.members().remove(user.id());
            rights.unban(user.id());
        });
        return true;
    }

    private Object restrict(ApiCall call) {
        Room room = group(call);
        if (!room.type().equals("supergroup")) {
            throw ApiError.badRequest("method is available only for supergroups");
        }
        SandboxUser user = subordinate(call, room);
        JsonObject permissions = ChatPermissions.of(call);
        change(call, room, user, rights -> rights.restrict(user.id(), permissions, call.number("until_date", 0)));
        return true;
    }

    /** All rights or none: the sandbox keeps no further difference. */
    private Object promote(ApiCall call) {
        Room room = group(call);
        addressing.requireRight(call.bot(), room, "promote chat members");
        SandboxUser user = known(call);
        if (room.rights().isCreator(user.id())) {
            throw ApiError.badRequest("can't remove chat owner");
        }
        boolean any = call.names().stream().anyMatch(name -> name.startsWith("can_") && call.flag(name));
        change(call, room, user, rights -> rights.promote(user.id(), any));
        return true;
    }

    private Room group(ApiCall call) {
        return addressing.writableGroup(call, "chat member status can't be changed in private chats");
    }

    /** The person of the call, once it is sure that the bot may do something to them. */
    private SandboxUser subordinate(ApiCall call, Room room) {
        addressing.requireRight(call.bot(), room, RESTRICT);
        if (call.number("user_id", 0) == call.bot().telegramId()) {
            throw ApiError.badRequest("can't restrict self");
        }
        SandboxUser user = known(call);
        if (room.rights().isCreator(user.id())) {
            throw ApiError.badRequest("can't remove chat owner");
        }
        if (room.rights().isAdministrator(user.id())) {
            throw ApiError.badRequest("user is an administrator of the chat");
        }
        return user;
    }

    private SandboxUser known(ApiCall call) {
        long id = call.number("user_id").orElseThrow(() -> ApiError.badRequest("invalid user_id specified"));
        return world.user(id).orElseThrow(() -> ApiError.badRequest("user not found"));
    }

    /** Bots that are administrators and ask for it hear of it as {@code chat_member}. */
    private void change(ApiCall call, Room room, SandboxUser user, Consumer<RoomRights> work) {
        JsonObject before = room.member(user);
        work.accept(room.rights());
        JsonObject content = new JsonObject()
                .put("chat", room.chat())
                .put("from", call.bot().asSender())
                .put("date", world.now().getEpochSecond())
                .put("old_chat_member", before)
                .put("new_chat_member", room.member(user));
        world.botsIn(room).stream()
                .filter(bot -> room.rights().isAdministrator(bot.telegramId()))
                .forEach(bot -> bot.updates().add("chat_member", content));
    }
}
