package io.jackfield.host.telegram;

import io.jackfield.api.chat.Chat;
import io.jackfield.host.telegram.text.FormattedText;
import io.jackfield.host.telegram.text.Markdown;
import io.jackfield.host.telegram.text.Splitter;
import java.util.List;
import java.util.OptionalInt;

/**
 * How an unfinished answer is shown: as a draft in private chats (Bot API 9.5, its stop button 10.3), as a message that is
 * edited elsewhere, with a Stop button under it. Of a text longer than one message the end is shown.
 */
public final class LiveFrame {
    private static final FormattedText NOTHING = FormattedText.plain("");

    private final int id;
    private final Chat chat;
    private final OptionalInt replyTo;
    private final String stopLabel;
    private volatile boolean asDraft;

    /** @param id not zero; the draft's id, and what the Stop button carries */
    public LiveFrame(int id, Chat chat, OptionalInt replyTo, String stopLabel) {
        this.id = id;
        this.chat = chat;
        this.replyTo = replyTo;
        this.stopLabel = stopLabel;
        asDraft = chat.isPrivate();
    }

    public int id() {
        return id;
    }

    public long chat() {
        return chat.id();
    }

    public boolean asDraft() {
        return asDraft;
    }

    /** Drafts are not possible here after all. */
    public void useMessage() {
        asDraft = false;
    }

    /** What is shown before the first word: an empty draft reads "Thinking…", elsewhere the bot is typing. */
    public BotCall waiting() {
        return asDraft
                ? draft(NOTHING)
                : BotCall.of("sendChatAction", Json.object(json -> {
                    json.writeNumberField("chat_id", chat.id());
                    if (chat.thread().isPresent()) {
                        json.writeNumberField("message_thread_id", chat.thread().getAsInt());
                    }
                    json.writeStringField("action", "typing");
                }));
    }

    /** The text so far; {@code message} is the one to edit. */
    public BotCall showing(String markdown, OptionalInt message) {
        List<FormattedText> parts = Splitter.split(Markdown.renderPartial(markdown), Limits.TEXT);
        if (parts.isEmpty()) {
            return waiting();
        }
        return asDraft ? draft(parts.getLast()) : message(parts.getLast(), message);
    }

    private BotCall draft(FormattedText text) {
        return BotCall.of("sendMessageDraft", Json.object(json -> {
            json.writeNumberField("chat_id", chat.id());
            if (chat.thread().isPresent()) {
                json.writeNumberField("message_thread_id", chat.thread().getAsInt());
            }
            json.writeNumberField("draft_id", id);
            TextJson.write(json, "text", "entities", text);
            json.writeBooleanField("can_stop", true);
            json.writeBooleanField("keep_on_stop", true);
        }));
    }

    private BotCall message(FormattedText text, OptionalInt message) {
        return BotCall.of(message.isPresent() ? "editMessageText" : "sendMessage", Json.object(json -> {
            json.writeNumberField("chat_id", chat.id());
            if (message.isPresent()) {
                json.writeNumberField("message_id", message.getAsInt());
            } else {
                if (chat.thread().isPresent()) {
                    json.writeNumberField("message_thread_id", chat.thread().getAsInt());
                }
                ReplyParameters.write(json, replyTo);
            }
            TextJson.write(json, "text", "entities", text);
            KeyboardEncoder.writeStop(json, stopLabel, CallbackData.stop(id));
        }));
    }
}
