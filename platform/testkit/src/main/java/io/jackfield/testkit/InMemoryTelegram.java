package io.jackfield.testkit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Recipient;
import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.EncodedReply;
import io.jackfield.host.telegram.LiveFrame;
import io.jackfield.testkit.spi.TestUser;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Telegram as the host in memory meets it: takes calls of the Bot API and shows in the chats what comes of them. */
final class InMemoryTelegram {
    private final InMemoryHost host;
    private final Updates updates;
    private final FloodControl flood;
    private final InMemoryShown shownUnderKeys = new InMemoryShown();
    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();

    InMemoryTelegram(InMemoryHost host) {
        this.host = host;
        updates = new Updates(host.clock());
        flood = new FloodControl(host.clock());
    }

    Updates updates() {
        return updates;
    }

    /** Messages and calls that no update asked for, so far. */
    long taken() {
        return taken.get();
    }

    int nextLiveId() {
        return lastId.incrementAndGet();
    }

    String upload(byte[] content) {
        String fileId = "file-" + lastId.incrementAndGet();
        uploads.put(fileId, content);
        return fileId;
    }

    byte[] uploaded(String fileId) {
        byte[] content = uploads.get(fileId);
        if (content == null) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, "no user has sent the file " + fileId);
        }
        return content.clone();
    }

    void refuseNext(int calls, Duration wait) {
        flood.refuseNext(calls, wait);
    }

    /** Shows what has waited for Telegram's permission until now. */
    void timePasses() {
        flood.release();
    }

    /** Carries out what the host sends; {@code origin} is the chat of calls that name none. */
    void take(ChatLog origin, List<BotCall> sent, List<AttachmentTable.Stored> files) {
        take(origin, sent, files, reply -> {});
    }

    private void take(
            ChatLog origin, List<BotCall> sent, List<AttachmentTable.Stored> files, Consumer<TestReply> shown) {
        Map<UUID, AttachmentTable.Stored> byId = new HashMap<>();
        files.forEach(file -> byId.put(file.id(), file));
        int needless = 0;
        for (BotCall call : sent) {
            if (needless-- > 0) {
                continue;
            }
            needless = call.fallbacks();
            JsonNode json = ReplyReader.json(call);
            ChatLog chat = json.has("chat_id")
                    ? host.telegram().chat(json.path("chat_id").asLong())
                    : origin;
            TelegramRules.check(call.method(), json, chat.isPrivate());
            shownUnderKeys.waits(chat, call);
            flood.pass(
                    chat,
                    call.method(),
                    () -> shownUnderKeys
                            .placed(chat, call)
                            .ifPresent(placed -> show(chat, placed, ReplyReader.json(placed), byId, shown)));
        }
    }

    void push(Recipient recipient, EncodedReply encoded) {
        taken.incrementAndGet();
        ChatLog chat = host.telegram().chat(recipient.chat());
        if (chat.isBlocked()) {
            chat.note("(a message for somebody who has blocked the bot)");
            return;
        }
        take(chat, encoded.calls(), encoded.files(), reply -> host.telegram().pushed(recipient, reply));
    }

    Object answer(BotCall call) {
        taken.incrementAndGet();
        flood.requireAllowed(call.method());
        note(call);
        return host.telegram().answerTo(call.method());
    }

    /** A frame of an answer that is being written; gives the message that it is shown in when that is new. */
    OptionalInt showLive(LiveFrame frame, BotCall call) {
        ChatLog chat = host.telegram().chat(frame.chat());
        JsonNode json = ReplyReader.json(call);
        if (frame.asDraft()) {
            chat.drafted(ReplyReader.read(call, 0, false, Map.of()));
            return OptionalInt.empty();
        }
        boolean first = !json.has("message_id");
        int message = first ? chat.nextMessageId() : json.path("message_id").asInt();
        chat.previewed(ReplyReader.read(call, message, false, Map.of()));
        return first ? OptionalInt.of(message) : OptionalInt.empty();
    }

    /** Stop under a draft is Telegram's own button; elsewhere it is one of the host's, under the message. */
    void pressStop(ChatLog chat, TestUser user, Optional<InMemoryLive> live) {
        LiveFrame frame = live.orElseThrow(() -> new AssertionError("no answer is being shown"))
                .frame();
        live.get().show();
        chat.note("(" + user.name() + " presses Stop)");
        if (frame.asDraft()) {
            host.dispatcher().deliver(chat, updates.draftStopped(chat, frame.id()));
            return;
        }
        TestReply preview = chat.screen().getLast();
        String data = preview.buttonRows().getFirst().getFirst().data().orElseThrow();
        host.dispatcher().deliver(chat, updates.press(chat, user, "stop-" + frame.id(), data, preview.messageId()));
    }

    private void show(
            ChatLog chat,
            BotCall call,
            JsonNode json,
            Map<UUID, AttachmentTable.Stored> files,
            Consumer<TestReply> shown) {
        int message = json.path("message_id").asInt();
        switch (call.method()) {
            case "sendMessage", "sendRichMessage", "sendPhoto", "sendDocument", "sendInvoice" ->
                arrived(chat, call, files, shown);
            case "editMessageText", "editMessageMedia" -> edit(chat, call, message, files, shown);
            case "deleteMessage" -> chat.removed(message);
            case "answerCallbackQuery" ->
                chat.answered(
                        json.path("callback_query_id").asText(),
                        json.path("text").asText(),
                        json.path("show_alert").asBoolean());
            case "answerPreCheckoutQuery" ->
                chat.answeredPayment(
                        json.path("pre_checkout_query_id").asText(),
                        json.path("ok").asBoolean()
                                ? Optional.empty()
                                : Optional.of(json.path("error_message").asText()));
            default -> note(call);
        }
    }

    /** A message that is not there any more, or text where a picture is, is sent anew, as the host's outbox does. */
    private void edit(
            ChatLog chat,
            BotCall call,
            int message,
            Map<UUID, AttachmentTable.Stored> files,
            Consumer<TestReply> shown) {
        boolean overPicture = call.method().equals("editMessageText") && chat.showsFile(message);
        if (chat.shows(message) && !overPicture) {
            chat.edited(ReplyReader.read(call, message, true, files));
        } else {
            arrived(chat, call, files, shown);
            if (overPicture) {
                chat.removed(message);
            }
        }
    }

    private void arrived(
            ChatLog chat, BotCall call, Map<UUID, AttachmentTable.Stored> files, Consumer<TestReply> shown) {
        TestReply reply = ReplyReader.read(call, chat.nextMessageId(), false, files);
        chat.arrived(reply);
        shownUnderKeys.arrived(chat, call, reply.messageId());
        shown.accept(reply);
    }

    private void note(BotCall call) {
        Map<String, Object> parameters =
                ReplyReader.MAPPER.convertValue(ReplyReader.json(call), new TypeReference<>() {});
        host.telegram().called(call.method(), parameters);
    }
}
