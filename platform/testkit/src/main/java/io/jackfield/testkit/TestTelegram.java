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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The users and chats of a test. The same name is the same user in every chat. */
public final class TestTelegram {
    private static final long FIRST_USER = 1_001;
    private static final long FIRST_GROUP = -1_001;

    private final TestHost host;
    private final String language;
    private final Updates updates;
    private final Map<String, TestUser> users = new LinkedHashMap<>();
    private final SequencedMap<Long, ChatLog> chats = new LinkedHashMap<>();
    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
    private final Map<String, Object> answers = new ConcurrentHashMap<>();
    private final List<PushedMessage> pushed = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private int groups;

    TestTelegram(TestHost host, String language) {
        this.host = host;
        this.language = language;
        updates = new Updates(host.clock());
    }

    /** A call of a Bot API method that shows nothing in a chat. */
    public record Call(String method, Map<String, Object> parameters) {}

    public TestChat privateChatWith(String name) {
        return privateChatWith(name, language);
    }

    /** @param twoLetters the language of the user's Telegram */
    public synchronized TestChat privateChatWith(String name, String twoLetters) {
        TestUser user = user(name, twoLetters);
        ChatLog chat = chats.computeIfAbsent(user.id(), id -> new ChatLog(id, name, true));
        return new TestChat(host, chat, user, updates);
    }

    /**
     * A group with the bot in it, which sees what Telegram shows bots there: commands, mentions of {@code @test_bot} and
     * replies to its messages.
     *
     * @param first who speaks unless {@link TestChat#as} says otherwise
     */
    public synchronized TestChat group(String title, String first, String... others) {
        TestUser speaker = user(first, language);
        for (String other : others) {
            user(other, language);
        }
        long id = FIRST_GROUP - groups++;
        ChatLog chat = new ChatLog(id, title, false);
        chats.put(id, chat);
        return new TestChat(host, chat, speaker, updates);
    }

    /** What Telegram answers when the plugin calls this method through its message desk; {@code true} otherwise. */
    public TestTelegram answers(String method, Object result) {
        answers.put(method, result);
        return this;
    }

    /** Calls that the contract has no word for, in their order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    List<PushedMessage> pushed() {
        return List.copyOf(pushed);
    }

    synchronized Collection<ChatLog> chats() {
        return List.copyOf(chats.values());
    }

    synchronized TestUser user(String name) {
        return user(name, language);
    }

    private TestUser user(String name, String twoLetters) {
        return users.computeIfAbsent(name, first -> new TestUser(FIRST_USER + users.size(), name, twoLetters));
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

    /** Carries out what the host sends; {@code origin} is the chat of calls that name none. */
    void take(ChatLog origin, List<BotCall> sent, List<AttachmentTable.Stored> files) {
        Map<UUID, AttachmentTable.Stored> byId = new HashMap<>();
        files.forEach(file -> byId.put(file.id(), file));
        sent.forEach(call -> take(origin, call, byId));
    }

    void push(Recipient recipient, EncodedReply encoded) {
        ChatLog chat = chat(recipient.chat());
        int before = chat.replies().size();
        take(chat, encoded.calls(), encoded.files());
        List<TestReply> now = chat.replies();
        now.subList(before, now.size()).forEach(reply -> pushed.add(new PushedMessage(recipient, reply)));
    }

    Object answer(BotCall call) {
        note(call);
        return answers.getOrDefault(call.method(), true);
    }

    /** A frame of an answer that is being written; gives the message that it is shown in when that is new. */
    OptionalInt showLive(LiveFrame frame, BotCall call) {
        ChatLog chat = chat(frame.chat());
        JsonNode json = ReplyReader.json(call);
        if (frame.asDraft()) {
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

    private synchronized ChatLog chat(long id) {
        return chats.computeIfAbsent(id, unknown -> new ChatLog(id, "chat " + id, id > 0));
    }

    private void take(ChatLog origin, BotCall call, Map<UUID, AttachmentTable.Stored> files) {
        JsonNode json = ReplyReader.json(call);
        ChatLog chat = json.has("chat_id") ? chat(json.path("chat_id").asLong()) : origin;
        TelegramRules.check(call.method(), json, chat.isPrivate());
        int message = json.path("message_id").asInt();
        switch (call.method()) {
            case "sendMessage", "sendPhoto", "sendDocument", "sendInvoice" ->
                chat.arrived(ReplyReader.read(call, chat.nextMessageId(), false, files));
            case "editMessageText" -> edit(chat, call, message, files);
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

    /** A message that is not there any more is sent anew, as the host's outbox does. */
    private static void edit(ChatLog chat, BotCall call, int message, Map<UUID, AttachmentTable.Stored> files) {
        if (chat.shows(message)) {
            chat.edited(ReplyReader.read(call, message, true, files));
        } else {
            chat.arrived(ReplyReader.read(call, chat.nextMessageId(), false, files));
        }
    }

    private void note(BotCall call) {
        Map<String, Object> parameters =
                ReplyReader.MAPPER.convertValue(ReplyReader.json(call), new TypeReference<>() {});
        calls.add(new Call(call.method(), parameters));
    }
}
