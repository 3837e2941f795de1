package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.host.store.Partitions;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.DraftStopped;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.InlineQuestion;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Reachability;
import io.jackfield.host.telegram.IncomingUpdate.Unreadable;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Turns Telegram's JSON into an {@link IncomingUpdate}, in two steps: the tree first, for the id and the kinds that the
 * library does not know yet, then the library's types. One odd field makes the library refuse a whole update; such an
 * update is kept as {@link Unreadable} instead of being lost.
 */
public final class UpdateReader {
    private static final int GENERAL_TOPIC = 1;

    private static final List<String> KINDS = List.of(
            "message",
            "callback_query",
            "pre_checkout_query",
            "my_chat_member",
            "inline_query",
            "subscription",
            "stopped_message_generation");

    /** Parts that a message can be answered without, those that matter least first. */
    private static final List<String> PARTS = List.of(
            "reply_to_message",
            "quote",
            "external_reply",
            "entities",
            "caption_entities",
            "contact",
            "photo",
            "video",
            "audio",
            "voice",
            "document",
            "sender_chat",
            "from");

    private final Clock clock;

    public UpdateReader(Clock clock) {
        this.clock = clock;
    }

    /** Not an update at all: no JSON object, or none with an {@code update_id}. */
    public static final class NotAnUpdateException extends Exception {
        private static final long serialVersionUID = 1L;

        NotAnUpdateException(String message) {
            super(message);
        }
    }

    public IncomingUpdate read(ServedBot bot, Buffer json) throws NotAnUpdateException {
        JsonNode tree = tree(json);
        JsonNode id = tree.path("update_id");
        if (!id.isIntegralNumber()) {
            throw new NotAnUpdateException("no update_id");
        }
        return read(bot, tree);
    }

    /** An update that is an element of an answer to getUpdates, or read back from the journal. */
    public IncomingUpdate read(ServedBot bot, JsonNode tree) {
        long id = tree.path("update_id").asLong();
        String kind = kindOf(tree);
        int today = Partitions.today(clock);
        try {
            return switch (kind) {
                case "message" ->
                    PaymentReader.tellsOfMoney(tree)
                            ? PaymentReader.message(bot, tree, today, clock.instant())
                            : message(bot, tree, today);
                case "callback_query" ->
                    pressed(bot, key(bot, today, id), bind(tree).getCallbackQuery(), clock.instant());
                case "pre_checkout_query" -> PaymentReader.preCheckout(bot, key(bot, today, id), tree.path(kind));
                case "subscription" ->
                    PaymentReader.subscription(bot, key(bot, today, id), tree.path(kind), clock.instant());
                case "my_chat_member" ->
                    membership(bot, key(bot, today, id), bind(tree).getMyChatMember());
                case "inline_query" ->
                    other(
                            bot,
                            key(bot, today, id),
                            new InlineQuestion(tree.path(kind).path("id").asText()));
                case StepTimer.KIND -> StepTimer.read(bot, key(bot, today, id), tree.path(kind));
                case "stopped_message_generation" -> stopped(bot, key(bot, today, id), tree.path(kind));
                default -> other(bot, key(bot, today, id), new Ignored(kind));
            };
        } catch (JsonProcessingException | RuntimeException e) {
            Unreadable content = new Unreadable(kind + ": " + firstLine(e), PaymentReader.tellsOfMoney(tree));
            return unreadable(bot, key(bot, today, id), tree.path(kind), content);
        }
    }

    /** What the library reads may still lack what it must have; then it goes without those parts. */
    private static IncomingUpdate message(ServedBot bot, JsonNode tree, int today) throws JsonProcessingException {
        try {
            return message(bot, tree, tree.path("message"), today);
        } catch (RuntimeException e) {
            RuntimeException error = e;
            JsonNode rest = tree.deepCopy();
            for (String part : PARTS) {
                if (rest.path("message") instanceof ObjectNode message && message.remove(part) != null) {
                    try {
                        return message(bot, rest, tree.path("message"), today);
                    } catch (RuntimeException again) {
                        error = again;
                    }
                }
            }
            throw error;
        }
    }

    /** @param raw the message with all of its parts */
    private static IncomingUpdate message(ServedBot bot, JsonNode tree, JsonNode raw, int today)
            throws JsonProcessingException {
        Message message = bind(tree).getMessage();
        RowKey key = new RowKey(
                Partitions.dayOf(message.getDate(), today),
                bot.number(),
                tree.path("update_id").asLong());
        return new IncomingUpdate(
                bot, key, chat(message), Senders.of(bot, message), MessageReader.content(bot, message, raw));
    }

    private static JsonNode tree(Buffer json) throws NotAnUpdateException {
        try {
            JsonNode tree = Json.MAPPER.readTree(json.getBytes());
            if (tree != null && tree.isObject()) {
                return tree;
            }
            throw new NotAnUpdateException("not a JSON object");
        } catch (IOException e) {
            throw new NotAnUpdateException("not JSON");
        }
    }

    /** One that we know goes before a field that Telegram has put beside it since. */
    private static String kindOf(JsonNode tree) {
        for (String kind : KINDS) {
            if (tree.has(kind)) {
                return kind;
            }
        }
        for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("update_id")) {
                return name;
            }
        }
        return "empty";
    }

    private static Update bind(JsonNode tree) throws JsonProcessingException {
        return UpdateRepair.bind(tree);
    }

    private static RowKey key(ServedBot bot, int today, long id) {
        return new RowKey(today, bot.number(), id);
    }

    private static IncomingUpdate other(ServedBot bot, RowKey key, Content content) {
        return new IncomingUpdate(bot, key, Chat.privateChat(0), Optional.empty(), content);
    }

    /** With the private chat that it came from, if it did, so that its sender can be told. */
    private static IncomingUpdate unreadable(ServedBot bot, RowKey key, JsonNode part, Unreadable content) {
        JsonNode chat = part.path("chat").isObject()
                ? part.path("chat")
                : part.path("message").path("chat");
        long id = "private".equals(chat.path("type").asText()) ? chat.path("id").asLong() : 0;
        return new IncomingUpdate(bot, key, Chat.privateChat(id), Senders.of(bot, part.path("from")), content);
    }

    private static IncomingUpdate pressed(ServedBot bot, RowKey key, CallbackQuery query, Instant at) {
        if (query.getInlineMessageId() != null) {
            return other(bot, key, new Ignored("callback_query of an inline message"));
        }
        if (query.getMessage() == null || query.getMessage().getChat() == null) {
            return new IncomingUpdate(
                    bot,
                    key,
                    Chat.privateChat(query.getFrom().getId()),
                    Senders.of(bot, query.getFrom()),
                    new Pressed(query.getId(), "", 0, at));
        }
        Chat chat = query.getMessage() instanceof Message message
                ? chat(message)
                : chat(query.getMessage().getChat(), OptionalInt.empty());
        return new IncomingUpdate(
                bot,
                key,
                chat,
                Senders.of(bot, query.getFrom()),
                new Pressed(
                        query.getId(),
                        orEmpty(query.getData()),
                        query.getMessage().getMessageId(),
                        at));
    }

    private static IncomingUpdate membership(ServedBot bot, RowKey key, ChatMemberUpdated change) {
        Chat chat = chat(change.getChat(), OptionalInt.empty());
        if (!chat.isPrivate()) {
            return other(bot, key, new Ignored("my_chat_member of a group"));
        }
        boolean reachable = !"kicked".equals(change.getNewChatMember().getStatus());
        return new IncomingUpdate(bot, key, chat, Senders.of(bot, change.getFrom()), new Reachability(reachable));
    }

    private static IncomingUpdate stopped(ServedBot bot, RowKey key, JsonNode stop) {
        long chat = stop.path("chat").path("id").asLong();
        DraftStopped content = new DraftStopped(stop.path("draft_id").asInt());
        return new IncomingUpdate(bot, key, Chat.privateChat(chat), Optional.empty(), content);
    }

    private static Chat chat(Message message) {
        Integer thread = message.getMessageThreadId();
        boolean topic = message.isTopicMessage() && thread != null && !isGeneral(message, thread);
        return chat(message.getChat(), topic ? OptionalInt.of(thread) : OptionalInt.empty());
    }

    /** A forum's General topic has an id, but Telegram takes no message that names it. */
    private static boolean isGeneral(Message message, int thread) {
        return thread == GENERAL_TOPIC && !message.isUserMessage();
    }

    private static Chat chat(org.telegram.telegrambots.meta.api.objects.chat.Chat chat, OptionalInt thread) {
        ChatKind kind = switch (chat.getType()) {
            case "private" -> ChatKind.PRIVATE;
            case "channel" -> ChatKind.CHANNEL;
            default -> ChatKind.GROUP;
        };
        return new Chat(chat.getId(), kind, thread, orEmpty(chat.getTitle()));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String firstLine(Exception error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }
}
