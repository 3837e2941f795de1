package io.jackfield.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.Money;
import io.jackfield.host.telegram.StepTimer;
import io.jackfield.testkit.spi.TestUser;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes updates as Telegram does. */
final class Updates {
    private static final Pattern COMMAND = Pattern.compile("/[A-Za-z0-9_]{1,32}(@\\w+)?(?=\\s|$)");

    private final Clock clock;
    private final AtomicInteger lastId = new AtomicInteger();

    Updates(Clock clock) {
        this.clock = clock;
    }

    ObjectNode text(ChatLog chat, TestUser from, String text) {
        ObjectNode update = message(chat, from);
        writeText(message(update), text);
        return update;
    }

    ObjectNode answer(ChatLog chat, TestUser from, int messageId, String repliedTo, String text) {
        ObjectNode update = text(chat, from, text);
        message(update).set("reply_to_message", botMessage(chat, messageId, repliedTo));
        return update;
    }

    /** The end of a step, which the host brings to itself. */
    ObjectNode stepExpired(StepTimer timer) {
        try {
            return (ObjectNode) ReplyReader.MAPPER.readTree(
                    timer.update(-lastId.incrementAndGet()).toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the host has written it", e);
        }
    }

    ObjectNode contact(ChatLog chat, TestUser from, String phone) {
        ObjectNode update = message(chat, from);
        message(update)
                .putObject("contact")
                .put("phone_number", phone)
                .put("first_name", from.name())
                .put("user_id", from.id());
        return update;
    }

    ObjectNode photo(ChatLog chat, TestUser from, String fileId, long bytes, String caption) {
        ObjectNode update = message(chat, from);
        ArrayNode sizes = message(update).putArray("photo");
        file(sizes.addObject(), fileId, bytes).put("width", 640).put("height", 480);
        writeCaption(message(update), caption);
        return update;
    }

    static ObjectNode inAlbum(ObjectNode update, String album) {
        message(update).put("media_group_id", album);
        return update;
    }

    ObjectNode document(ChatLog chat, TestUser from, String fileId, String name, String mediaType, long bytes) {
        ObjectNode update = message(chat, from);
        file(message(update).putObject("document"), fileId, bytes)
                .put("file_name", name)
                .put("mime_type", mediaType);
        return update;
    }

    ObjectNode voice(ChatLog chat, TestUser from, String fileId, long bytes) {
        ObjectNode update = message(chat, from);
        file(message(update).putObject("voice"), fileId, bytes)
                .put("mime_type", "audio/ogg")
                .put("duration", 1);
        return update;
    }

    ObjectNode press(ChatLog chat, TestUser from, String queryId, String data, int messageId) {
        ObjectNode update = update();
        ObjectNode query = update.putObject("callback_query");
        query.put("id", queryId).put("chat_instance", "1").put("data", data);
        query.set("from", user(from));
        query.set("message", botMessage(chat, messageId, ""));
        return update;
    }

    ObjectNode membership(ChatLog chat, TestUser from, boolean blocked) {
        ObjectNode update = update();
        ObjectNode change = update.putObject("my_chat_member");
        change.put("date", clock.instant().getEpochSecond());
        change.set("chat", chat(chat));
        change.set("from", user(from));
        member(change.putObject("old_chat_member"), blocked ? "member" : "kicked");
        member(change.putObject("new_chat_member"), blocked ? "kicked" : "member");
        return update;
    }

    private static void member(ObjectNode member, String status) {
        member.put("status", status);
        if (status.equals("kicked")) {
            member.put("until_date", 0);
        }
        bot(member.putObject("user"));
    }

    private static void bot(ObjectNode user) {
        user.put("id", TestBot.USER_ID)
                .put("is_bot", true)
                .put("first_name", TestBot.NAME)
                .put("username", TestBot.USERNAME);
    }

    ObjectNode draftStopped(ChatLog chat, int draftId) {
        ObjectNode update = update();
        ObjectNode stop = update.putObject("stopped_message_generation");
        stop.put("draft_id", draftId);
        stop.set("chat", chat(chat));
        return update;
    }

    ObjectNode preCheckout(TestUser from, String queryId, String payload, Money price) {
        ObjectNode update = update();
        ObjectNode query = update.putObject("pre_checkout_query");
        query.put("id", queryId)
                .put("currency", price.currency())
                .put("total_amount", price.minorUnits())
                .put("invoice_payload", payload);
        query.set("from", user(from));
        return update;
    }

    ObjectNode paid(ChatLog chat, TestUser from, String chargeId, String payload, Money price) {
        ObjectNode update = message(chat, from);
        message(update)
                .putObject("successful_payment")
                .put("currency", price.currency())
                .put("total_amount", price.minorUnits())
                .put("invoice_payload", payload)
                .put("telegram_payment_charge_id", chargeId)
                .put("provider_payment_charge_id", "provider-" + chargeId);
        return update;
    }

    private ObjectNode update() {
        return ReplyReader.MAPPER.createObjectNode().put("update_id", lastId.incrementAndGet());
    }

    private ObjectNode message(ChatLog chat, TestUser from) {
        ObjectNode update = update();
        ObjectNode message = update.putObject("message");
        message.put("message_id", chat.nextMessageId())
                .put("date", clock.instant().getEpochSecond());
        message.set("from", user(from));
        message.set("chat", chat(chat));
        return update;
    }

    private static ObjectNode message(ObjectNode update) {
        return (ObjectNode) update.get("message");
    }

    private ObjectNode botMessage(ChatLog chat, int messageId, String text) {
        ObjectNode message = ReplyReader.MAPPER.createObjectNode();
        message.put("message_id", messageId).put("date", clock.instant().getEpochSecond());
        if (!text.isEmpty()) {
            message.put("text", text);
        }
        message.set("chat", chat(chat));
        bot(message.putObject("from"));
        return message;
    }

    private static void writeText(ObjectNode message, String text) {
        message.put("text", text);
        Matcher command = COMMAND.matcher(text);
        if (command.lookingAt()) {
            message.putArray("entities")
                    .addObject()
                    .put("type", "bot_command")
                    .put("offset", 0)
                    .put("length", command.end());
        }
    }

    private static void writeCaption(ObjectNode message, String caption) {
        if (!caption.isEmpty()) {
            message.put("caption", caption);
        }
    }

    private static ObjectNode file(ObjectNode file, String fileId, long bytes) {
        return file.put("file_id", fileId)
                .put("file_unique_id", "unique-" + fileId)
                .put("file_size", bytes);
    }

    private static ObjectNode user(TestUser user) {
        return ReplyReader.MAPPER
                .createObjectNode()
                .put("id", user.id())
                .put("is_bot", false)
                .put("first_name", user.name())
                .put("language_code", user.language());
    }

    private static ObjectNode chat(ChatLog chat) {
        ObjectNode json = ReplyReader.MAPPER.createObjectNode().put("id", chat.id());
        return chat.isPrivate()
                ? json.put("type", "private").put("first_name", chat.title())
                : json.put("type", "supergroup").put("title", chat.title());
    }
}
