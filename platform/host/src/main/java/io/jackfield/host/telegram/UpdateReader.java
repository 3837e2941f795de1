package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.Money;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Person;
import io.jackfield.host.store.Partitions;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.DraftStopped;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Reachability;
import io.jackfield.host.telegram.IncomingUpdate.Unreadable;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.payments.PreCheckoutQuery;

/**
 * Turns Telegram's JSON into an {@link IncomingUpdate}, in two steps: the tree first, for the id and the kinds that the
 * library does not know yet, then the library's types. One odd field makes the library refuse a whole update; such an update
 * is kept as {@link Unreadable} instead of being lost.
 */
public final class UpdateReader {
    private static final int GENERAL_TOPIC = 1;

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
                case "message" -> {
                    Message message = bind(tree).getMessage();
                    RowKey key = new RowKey(Partitions.dayOf(message.getDate(), today), bot.number(), id);
                    yield new IncomingUpdate(
                            bot,
                            key,
                            chat(message),
                            person(bot, message.getFrom()),
                            MessageReader.content(bot, message));
                }
                case "callback_query" ->
                    pressed(bot, key(bot, today, id), bind(tree).getCallbackQuery());
                case "pre_checkout_query" ->
                    preCheckout(bot, key(bot, today, id), bind(tree).getPreCheckoutQuery());
                case "my_chat_member" ->
                    membership(bot, key(bot, today, id), bind(tree).getMyChatMember());
                case "stopped_message_generation" -> stopped(bot, key(bot, today, id), tree.path(kind));
                default -> other(bot, key(bot, today, id), new Ignored(kind));
            };
        } catch (JsonProcessingException | RuntimeException e) {
            return other(bot, key(bot, today, id), new Unreadable(kind + ": " + firstLine(e)));
        }
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

    private static String kindOf(JsonNode tree) {
        for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("update_id")) {
                return name;
            }
        }
        return "empty";
    }

    private static Update bind(JsonNode tree) throws JsonProcessingException {
        return Json.MAPPER.treeToValue(tree, Update.class);
    }

    private static RowKey key(ServedBot bot, int today, long id) {
        return new RowKey(today, bot.number(), id);
    }

    private static IncomingUpdate other(ServedBot bot, RowKey key, Content content) {
        return new IncomingUpdate(bot, key, Chat.privateChat(0), Optional.empty(), content);
    }

    private static IncomingUpdate pressed(ServedBot bot, RowKey key, CallbackQuery query) {
        if (query.getMessage() == null || query.getData() == null) {
            return other(bot, key, new Ignored("callback_query without message or data"));
        }
        Chat chat = query.getMessage() instanceof Message message
                ? chat(message)
                : chat(query.getMessage().getChat(), OptionalInt.empty());
        return new IncomingUpdate(
                bot,
                key,
                chat,
                person(bot, query.getFrom()),
                new Pressed(query.getId(), query.getData(), query.getMessage().getMessageId()));
    }

    private static IncomingUpdate preCheckout(ServedBot bot, RowKey key, PreCheckoutQuery query) {
        Money amount = new Money(query.getTotalAmount(), query.getCurrency());
        return new IncomingUpdate(
                bot,
                key,
                Chat.privateChat(query.getFrom().getId()),
                person(bot, query.getFrom()),
                new PreCheckout(query.getId(), query.getInvoicePayload(), amount));
    }

    private static IncomingUpdate membership(ServedBot bot, RowKey key, ChatMemberUpdated change) {
        Chat chat = chat(change.getChat(), OptionalInt.empty());
        if (!chat.isPrivate()) {
            return other(bot, key, new Ignored("my_chat_member of a group"));
        }
        boolean reachable = !"kicked".equals(change.getNewChatMember().getStatus());
        return new IncomingUpdate(bot, key, chat, person(bot, change.getFrom()), new Reachability(reachable));
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

    private static Optional<Person> person(ServedBot bot, User user) {
        if (user == null) {
            return Optional.empty();
        }
        String language = user.getLanguageCode() == null
                ? bot.config().language()
                : user.getLanguageCode().split("-", 2)[0];
        return Optional.of(new Person(
                user.getId(),
                orEmpty(user.getFirstName()),
                orEmpty(user.getLastName()),
                Optional.ofNullable(user.getUserName()),
                language));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String firstLine(Exception error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }
}
