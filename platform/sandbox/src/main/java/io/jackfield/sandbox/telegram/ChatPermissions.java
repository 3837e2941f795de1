package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The Bot API's ChatPermissions: every right of a member by its name, given or not. */
final class ChatPermissions {
    private static final String TEXT = "can_send_messages";
    private static final String POLLS = "can_send_polls";
    private static final String OTHER = "can_send_other_messages";
    private static final String PREVIEWS = "can_add_web_page_previews";
    private static final String PIN = "can_pin_messages";
    private static final String TOPICS = "can_manage_topics";
    private static final List<String> MEDIA = List.of(
            "can_send_audios",
            "can_send_documents",
            "can_send_photos",
            "can_send_videos",
            "can_send_video_notes",
            "can_send_voice_notes");

    private static final List<String> ALL = Stream.concat(
                    MEDIA.stream(),
                    Stream.of(TEXT, POLLS, OTHER, PREVIEWS, "can_change_info", "can_invite_users", PIN, TOPICS))
            .toList();

    private ChatPermissions() {}

    static JsonObject everything() {
        JsonObject permissions = new JsonObject();
        ALL.forEach(right -> permissions.put(right, true));
        return permissions;
    }

    static boolean isEverything(JsonObject permissions) {
        return everything().equals(permissions);
    }

    /** What a call allows; rights that it does not name are denied, but for those that others bring along. */
    static JsonObject of(ApiCall call) {
        JsonObject given = call.object("permissions")
                .orElseThrow(() -> ApiError.badRequest("can't parse permissions JSON object"));
        JsonObject permissions = new JsonObject();
        ALL.forEach(right -> permissions.put(right, Boolean.TRUE.equals(given.getValue(right))));
        if (!given.containsKey(TOPICS)) {
            permissions.put(TOPICS, permissions.getBoolean(PIN));
        }
        if (MEDIA.stream().noneMatch(given::containsKey)) {
            // as libraries say it that are older than the rights for each kind of file
            allowMedia(permissions, Boolean.TRUE.equals(given.getValue("can_send_media_messages")));
        }
        return call.flag("use_independent_chat_permissions") ? permissions : withImplied(permissions);
    }

    private static JsonObject withImplied(JsonObject permissions) {
        if (permissions.getBoolean(OTHER) || permissions.getBoolean(PREVIEWS)) {
            allowMedia(permissions, true);
        }
        if (permissions.getBoolean(POLLS) || MEDIA.stream().anyMatch(permissions::getBoolean)) {
            permissions.put(TEXT, true);
        }
        return permissions;
    }

    private static void allowMedia(JsonObject permissions, boolean allowed) {
        MEDIA.forEach(right -> permissions.put(right, allowed));
    }
}
