package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jackfield.api.chat.Chat;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * How an unfinished answer is shown: as a draft in private chats (Bot API 9.5, its stop button 10.3), as a message that
 * is edited elsewhere, with a Stop button under it. Of a text longer than one message the end is shown. One call of
 * {@link #showing} at a time.
 */
public final class LiveFrame {
    private final int id;
    private final Chat chat;
    private volatile OptionalInt replyTo;
    private final LiveWords words;
    private final LiveLayout layout;
    private volatile boolean asDraft;
    private volatile boolean rich;

    /**
     * @param id not zero; the draft's id, and what the Stop button carries
     * @param rich whether it is shown as a rich message (Bot API 10.1)
     */
    public LiveFrame(int id, Chat chat, OptionalInt replyTo, LiveWords words, boolean rich) {
        this.id = id;
        this.chat = chat;
        this.replyTo = replyTo;
        this.words = words;
        this.rich = rich;
        layout = new LiveLayout(words);
        asDraft = chat.isPrivate();
    }

    public int id() {
        return id;
    }

    public long chat() {
        return chat.id();
    }

    public boolean isInGroup() {
        return !chat.isPrivate();
    }

    public boolean asDraft() {
        return asDraft;
    }

    /** Drafts are not possible here after all. */
    public void useMessage() {
        asDraft = false;
    }

    /** The message that it answers is gone; gives false when it showed none. */
    public boolean leaveOutReply() {
        boolean had = replyTo.isPresent();
        replyTo = OptionalInt.empty();
        return had;
    }

    public boolean isRich() {
        return rich;
    }

    /** Rich messages are not possible here after all. */
    public void usePlain() {
        rich = false;
    }

    /** What is shown before there is anything: an empty draft reads "Thinking…", elsewhere the bot is typing. */
    public BotCall waiting() {
        return asDraft ? draft(LiveLayout.Shown.NOTHING) : typing();
    }

    /** What there is so far; {@code message} is the one to edit. */
    public BotCall showing(GrowingAnswer answer, OptionalInt message) {
        LiveLayout.Shown shown = layout.of(answer, rich);
        if (shown.isNothing()) {
            return waiting();
        }
        return asDraft ? draft(shown) : message(shown, message);
    }

    private BotCall typing() {
        return BotCall.of("sendChatAction", Json.object(json -> {
            writeChat(json);
            json.writeStringField("action", "typing");
        }));
    }

    private BotCall draft(LiveLayout.Shown shown) {
        return BotCall.of(shown.rich().isPresent() ? "sendRichMessageDraft" : "sendMessageDraft", Json.object(json -> {
            writeChat(json);
            json.writeNumberField("draft_id", id);
            TextJson.write(json, shown.rich(), shown.text());
            json.writeBooleanField("can_stop", true);
            json.writeBooleanField("keep_on_stop", true);
        }));
    }

    private BotCall message(LiveLayout.Shown shown, OptionalInt message) {
        String send = shown.rich().isPresent() ? "sendRichMessage" : "sendMessage";
        return BotCall.of(message.isPresent() ? "editMessageText" : send, Json.object(json -> {
            if (message.isPresent()) {
                json.writeNumberField("chat_id", chat.id());
                json.writeNumberField("message_id", message.getAsInt());
            } else {
                writeChat(json);
                ReplyParameters.write(json, replyTo);
            }
            TextJson.write(json, shown.rich(), shown.text());
            KeyboardEncoder.writeStop(json, words.stop(), CallbackData.stop(id));
        }));
    }

    private void writeChat(JsonGenerator json) throws IOException {
        json.writeNumberField("chat_id", chat.id());
        if (chat.thread().isPresent()) {
            json.writeNumberField("message_thread_id", chat.thread().getAsInt());
        }
    }
}
