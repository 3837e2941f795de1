package io.jackfield.host.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Set;

/**
 * What kind of message it is that has no text, file or contact. Telegram's reports of what happened in a chat need no
 * answer; whatever else there is, also what Telegram will learn yet, gets one.
 */
final class MessageKind {
    private static final Set<String> REPORTS = Set.of(
            "new_chat_members",
            "new_chat_member",
            "new_chat_participant",
            "left_chat_member",
            "left_chat_participant",
            "new_chat_title",
            "new_chat_photo",
            "delete_chat_photo",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "message_auto_delete_timer_changed",
            "migrate_to_chat_id",
            "migrate_from_chat_id",
            "pinned_message",
            "refunded_payment",
            "write_access_allowed",
            "connected_website",
            "proximity_alert_triggered",
            "boost_added",
            "chat_background_set",
            "giveaway_created",
            "giveaway_completed",
            "direct_message_price_changed",
            "paid_message_price_changed",
            "chat_owner_left",
            "chat_owner_changed",
            "managed_bot_created");

    private static final Set<String> FAMILIES = Set.of(
            "forum_topic_",
            "general_forum_topic_",
            "video_chat_",
            "voice_chat_",
            "suggested_post_",
            "checklist_tasks_");

    /** What every message may have besides. */
    private static final Set<String> FRAME = Set.of(
            "message_id",
            "message_thread_id",
            "from",
            "sender_chat",
            "sender_boost_count",
            "sender_business_bot",
            "date",
            "business_connection_id",
            "chat",
            "forward_origin",
            "is_topic_message",
            "is_automatic_forward",
            "reply_to_message",
            "external_reply",
            "quote",
            "reply_to_story",
            "reply_to_checklist_task_id",
            "via_bot",
            "edit_date",
            "has_protected_content",
            "is_from_offline",
            "is_paid_post",
            "media_group_id",
            "author_signature",
            "paid_star_count",
            "text",
            "entities",
            "link_preview_options",
            "effect_id",
            "caption",
            "caption_entities",
            "show_caption_above_media",
            "has_media_spoiler",
            "reply_markup");

    private MessageKind() {}

    /** Whether it only reports what happened in the chat. */
    static boolean isReport(JsonNode message) {
        for (Iterator<String> names = message.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (REPORTS.contains(name) || FAMILIES.stream().anyMatch(name::startsWith)) {
                return true;
            }
        }
        return false;
    }

    /** The field in which its content came. */
    static String of(JsonNode message) {
        for (Iterator<String> names = message.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FRAME.contains(name)) {
                return name;
            }
        }
        return "message";
    }
}
