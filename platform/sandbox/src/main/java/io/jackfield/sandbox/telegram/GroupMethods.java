package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What a group is called, what its members may do, and links into it; for bots that are administrators. */
final class GroupMethods {
    private static final String CHANGE_INFO = "change chat ";
    private static final int LONGEST_TITLE = 128;
    private static final int LONGEST_DESCRIPTION = 255;
    private static final int LONGEST_LINK_NAME = 32;
    private static final int LONGEST_CUSTOM_TITLE = 16;

    private final Addressing addressing;
    private final Composer composer;

    GroupMethods(Addressing addressing, Composer composer) {
        this.addressing = addressing;
        this.composer = composer;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("setchattitle", BotMethod.direct(this::setTitle));
        methods.put("setchatdescription", BotMethod.direct(this::setDescription));
        methods.put("setchatpermissions", BotMethod.direct(this::setPermissions));
        methods.put("setchatadministratorcustomtitle", BotMethod.direct(this::setCustomTitle));
        methods.put("exportchatinvitelink", BotMethod.direct(this::exportLink));
        methods.put("createchatinvitelink", BotMethod.direct(this::createLink));
        methods.put("editchatinvitelink", BotMethod.direct(this::editLink));
        methods.put("revokechatinvitelink", BotMethod.direct(this::revokeLink));
    }

    private Object setTitle(ApiCall call) {
        Room room = group(call, "chat title can't be changed in private chats", CHANGE_INFO + "title");
        String title = call.text("title").strip();
        if (title.isEmpty()) {
            throw ApiError.badRequest("title must be non-empty");
        }
        String shown = title.substring(0, Math.min(title.length(), LONGEST_TITLE));
        if (shown.equals(room.title())) {
            throw ApiError.badRequest("chat title is not modified");
        }
        room.rename(shown);
        composer.publishService(call.bot(), room, new JsonObject().put("new_chat_title", shown));
        return true;
    }

    private Object setDescription(ApiCall call) {
        Room room = group(call, "can't change private chat description", CHANGE_INFO + "description");
        String description = call.text("description").strip();
        room.about().describe(description.substring(0, Math.min(description.length(), LONGEST_DESCRIPTION)));
        return true;
    }

    private Object setPermissions(ApiCall call) {
        Room room = group(call, "can't change private chat permissions", "change chat permissions");
        room.rights().allowMembers(ChatPermissions.of(call));
        return true;
    }

    private Object setCustomTitle(ApiCall call) {
        Room room = group(call, "chat member status can't be changed in private chats", "edit administrator rights");
        long user = call.number("user_id").orElseThrow(() -> ApiError.badRequest("invalid user_id specified"));
        if (room.rights().isCreator(user)) {
            throw ApiError.badRequest("only creator can edit their custom title");
        }
        if (!room.rights().isAdministrator(user)) {
            throw ApiError.badRequest("user is not an administrator");
        }
        String title = call.text("custom_title").strip();
        if (title.length() > LONGEST_CUSTOM_TITLE) {
            throw ApiError.badRequest("ADMIN_RANK_INVALID");
        }
        room.rights().entitle(user, title);
        return true;
    }

    /** A new primary link of this bot; the one before leads nowhere any more. */
    private Object exportLink(ApiCall call) {
        return room(call).about().exportLink(call.bot());
    }

    private JsonObject createLink(ApiCall call) {
        return room(call).about().addLink(call.bot(), terms(call));
    }

    private JsonObject editLink(ApiCall call) {
        return room(call).about().editLink(call.bot(), call.text("invite_link"), terms(call));
    }

    private JsonObject revokeLink(ApiCall call) {
        return room(call).about().revokeLink(call.bot(), call.text("invite_link"));
    }

    private Room room(ApiCall call) {
        return group(call, "can't invite members to a private chat", "manage chat invite link");
    }

    private static JsonObject terms(ApiCall call) {
        JsonObject terms = new JsonObject().put("creates_join_request", call.flag("creates_join_request"));
        if (call.flag("creates_join_request") && call.number("member_limit", 0) > 0) {
            throw ApiError.badRequest("member limit can't be specified for links requiring administrator approval");
        }
        if (call.text("name").length() > LONGEST_LINK_NAME) {
            throw ApiError.badRequest("invite link name is too long");
        }
        if (!call.text("name").isEmpty()) {
            terms.put("name", call.text("name"));
        }
        for (String field : new String[] {"expire_date", "member_limit"}) {
            call.number(field).stream().filter(value -> value > 0).forEach(value -> terms.put(field, value));
        }
        return terms;
    }

    private Room group(ApiCall call, String notInPrivate, String right) {
        Room room = addressing.writableGroup(call, notInPrivate);
        addressing.requireRight(call.bot(), room, right);
        return room;
    }
}
