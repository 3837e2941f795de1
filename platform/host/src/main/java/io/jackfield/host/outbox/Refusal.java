package io.jackfield.host.outbox;

import io.jackfield.host.telegram.ApiAnswer;
import java.util.Arrays;
import java.util.List;

/**
 * Why Telegram refuses a call with 400, told by its words (Bot API, errors), which are matched in lower case. The first
 * row that fits counts; {@link Verdict} says what is done about each.
 */
enum Refusal {
    /** Nothing is wrong: it is so already, or too late to matter. */
    HARMLESS(
            "message is not modified",
            "message can't be deleted",
            "message to delete not found",
            "query is too old",
            "query id is invalid"),
    /** The message that it answers, or quotes, is gone; in topics Telegram never sends without it by itself. */
    REPLY_GONE(
            "replied not found",
            "replied message not found",
            "reply message not found",
            "message to reply not found",
            "reply_message_id_invalid",
            "reply_to_message_id_invalid",
            "quote_text_invalid",
            "quote not found"),
    THREAD_GONE("thread not found", "topic_closed", "topic_deleted", "topic_id_invalid", "topic not found"),
    /** It cannot take the place of that message. */
    EDIT_GONE("message to edit not found", "message can't be edited", "message_id_invalid"),
    /** A picture stands where the text is to go. */
    NO_TEXT_THERE("no text in the message to edit"),
    NO_CHAT(
            "chat not found",
            "peer_id_invalid",
            "user is deactivated",
            "input_user_deactivated",
            "user_is_blocked",
            "channel_private",
            "group chat was deleted",
            "group chat was deactivated"),
    /** Text may be allowed where files are not, so only what is said of text ends here. */
    MAY_NOT_WRITE(
            "have no rights to send a message",
            "not enough rights to send text messages",
            "need administrator rights in the channel chat",
            "chat_write_forbidden",
            "chat_restricted",
            "chat_send_plain_forbidden"),
    KEYBOARD("button", "keyboard", "reply markup", "reply_markup"),
    FORMAT("entit"),
    CAPTION_TOO_LONG("caption is too long", "caption_too_long"),
    TEXT_TOO_LONG("message is too long", "text is too long", "message_too_long"),
    /** Not as a photo, but perhaps as a file. */
    NO_PHOTO("photo_", "image_process_failed", "image_", "file is too big", "photo should be uploaded"),
    /** The file cannot be had from where the call says. */
    NO_FILE(
            "wrong file",
            "wrong remote file",
            "file reference",
            "file_reference",
            "http url",
            "webpage_",
            "web page",
            "url host is empty"),
    OTHER();

    private final List<String> fragments;

    Refusal(String... fragments) {
        this.fragments = List.of(fragments);
    }

    static Refusal of(ApiAnswer answer) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.isIn(answer))
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether Telegram's words say this. */
    boolean isIn(ApiAnswer answer) {
        return fragments.stream().anyMatch(answer::says);
    }
}
