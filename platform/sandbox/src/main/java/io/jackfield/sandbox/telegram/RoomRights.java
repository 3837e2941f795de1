package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may do what in a chat: its creator, its administrators, and who is banned or restricted. Used under the world's
 * lock.
 */
final class RoomRights {
    private static final List<String> ADMINISTRATOR = List.of(
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "can_pin_messages",
            "can_manage_topics");

    private final World world;
    private final Set<Long> members;
    private final boolean group;
    private final Set<Long> administrators = new HashSet<>();
    private final Map<Long, Instant> bannedUntil = new HashMap<>();
    private final Map<Long, Restriction> restrictions = new HashMap<>();
    private final Map<Long, String> customTitles = new HashMap<>();
    private JsonObject ofMembers = ChatPermissions.everything();

    private record Restriction(JsonObject permissions, Instant until) {}

    /** @param members shared with the room: a ban takes out of it */
    RoomRights(World world, Set<Long> members, boolean group) {
        this.world = world;
        this.members = members;
        this.group = group;
    }

    /** The first member of a group made it. */
    boolean isCreator(long id) {
        return group && !members.isEmpty() && members.iterator().next() == id;
    }

    boolean isAdministrator(long id) {
        return isCreator(id) || administrators.contains(id);
    }

    /** Administrators without the creator. */
    Set<Long> administrators() {
        return administrators;
    }

    void promote(long id, boolean wanted) {
        if (wanted) {
            administrators.add(id);
        } else {
            administrators.remove(id);
            customTitles.remove(id);
        }
    }

    /** @param title stands beside the name of an administrator; empty for none */
    void entitle(long id, String title) {
        customTitles.put(id, title);
    }

    /** What members may do who are neither administrators nor restricted; all of ChatPermissions. */
    JsonObject ofMembers() {
        return ofMembers.copy();
    }

    void allowMembers(JsonObject permissions) {
        ofMembers = permissions.copy();
    }

    /**
     * @param untilSeconds by the clock of Unix; less than 30 s or more than 366 days ahead mean for ever, as with
     *     Telegram
     */
    void ban(long id, long untilSeconds) {
        members.remove(id);
        administrators.remove(id);
        restrictions.remove(id);
        bannedUntil.put(id, until(untilSeconds));
    }

    void unban(long id) {
        bannedUntil.remove(id);
    }

    boolean isBanned(long id) {
        return world.now().isBefore(bannedUntil.getOrDefault(id, Instant.MIN));
    }

    /** @param permissions all of ChatPermissions; when nothing is denied there is no restriction any more */
    void restrict(long id, JsonObject permissions, long untilSeconds) {
        if (ChatPermissions.isEverything(permissions)) {
            restrictions.remove(id);
        } else {
            restrictions.put(id, new Restriction(permissions.copy(), until(untilSeconds)));
        }
    }

    private Instant until(long seconds) {
        long ahead = seconds - world.now().getEpochSecond();
        return ahead < 30 || ahead > 366L * 86_400 ? Instant.MAX : Instant.ofEpochSecond(seconds);
    }

    /** Whether somebody may write here. */
    boolean mayWrite(long id) {
        JsonObject permissions = isRestricted(id) ? restrictions.get(id).permissions() : ofMembers;
        return isAdministrator(id) || permissions.getBoolean("can_send_messages");
    }

    private boolean isRestricted(long id) {
        Restriction restriction = restrictions.get(id);
        return restriction != null && world.now().isBefore(restriction.until());
    }

    /**
     * The Bot API's ChatMember.
     *
     * @param present whether a bot is in the chat; of people the list of members tells
     */
    JsonObject member(JsonObject user, boolean present) {
        long id = user.getLong("id");
        JsonObject member = new JsonObject().put("user", user).put("status", status(id, present));
        switch (member.getString("status")) {
            case "creator" -> member.put("is_anonymous", false);
            case "administrator" -> {
                member.put("can_be_edited", false).put("is_anonymous", false);
                ADMINISTRATOR.forEach(right -> member.put(right, true));
                if (!customTitles.getOrDefault(id, "").isEmpty()) {
                    member.put("custom_title", customTitles.get(id));
                }
            }
            case "kicked" -> member.put("until_date", seconds(bannedUntil.getOrDefault(id, Instant.MAX)));
            case "restricted" ->
                member.mergeIn(restrictions.get(id).permissions())
                        .put("is_member", true)
                        .put("until_date", seconds(restrictions.get(id).until()));
            default -> {}
        }
        return member;
    }

    private String status(long id, boolean present) {
        if (isBanned(id)) {
            return "kicked";
        }
        if (!present) {
            return "left";
        }
        if (isCreator(id)) {
            return "creator";
        }
        if (administrators.contains(id)) {
            return "administrator";
        }
        return isRestricted(id) ? "restricted" : "member";
    }

    private static long seconds(Instant until) {
        return until.equals(Instant.MAX) ? 0 : until.getEpochSecond();
    }
}
