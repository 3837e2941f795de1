package io.jackfield.host.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.chat.Contact;
import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.host.telegram.IncomingUpdate.AlbumPart;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.Migrated;
import io.jackfield.host.telegram.IncomingUpdate.Unsupported;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Reads a message: is it for the bot, is it a command, and what came with it. */
final class MessageReader {
    private static final Pattern COMMAND = Pattern.compile("/[A-Za-z0-9_]+(@\\w+)?(?!\\S)");

    private MessageReader() {}

    /** @param raw the same message, with what the library does not know */
    static Content content(ServedBot bot, Message message, JsonNode raw) {
        if (message.getMigrateToChatId() != null) {
            return new Migrated(message.getChatId(), message.getMigrateToChatId());
        }
        if (message.getMigrateFromChatId() != null) {
            return new Migrated(message.getMigrateFromChatId(), message.getChatId());
        }
        String text =
                Objects.requireNonNullElse(message.getText() == null ? message.getCaption() : message.getText(), "");
        List<MessageEntity> entities = entities(message);
        int commandLength = commandLength(text, entities);
        String[] named = text.substring(0, commandLength).split("@", 2);
        boolean forAnother =
                named.length == 2 && !named[1].equalsIgnoreCase(bot.info().username());
        Optional<String> command = commandLength > 1 && !forAnother
                ? Optional.of(named[0].substring(1).toLowerCase(Locale.ROOT))
                : Optional.empty();
        Optional<Mention> mention = Mention.find(bot, text, entities);
        boolean addressed = message.isUserMessage()
                || !forAnother && (command.isPresent() || mention.isPresent() || isReplyTo(bot, message));
        String album = message.getMediaGroupId();
        if (!addressed && album == null) {
            return new Ignored("talk in a group");
        }
        List<IncomingFile> files = MessageFiles.of(message);
        if (text.isEmpty() && files.isEmpty() && message.getContact() == null) {
            return MessageKind.isReport(raw)
                    ? new Ignored("a report of what happened in the chat")
                    : new Unsupported(MessageKind.of(raw), message.getMessageId());
        }
        String rest = command.isPresent()
                ? text.substring(commandLength).strip()
                : mention.map(place -> place.takenOutOf(text)).orElseGet(text::strip);
        Written written = new Written(
                message(message, command.isPresent() ? text : rest, files), command, rest, repliedTo(message));
        return album == null ? written : new AlbumPart(album, written, addressed);
    }

    /** The length of the command at the start, its slash and the bot's name included; 0 when there is none. */
    private static int commandLength(String text, List<MessageEntity> entities) {
        for (MessageEntity entity : entities) {
            if (entity.getOffset() == 0 && "bot_command".equals(entity.getType())) {
                return Math.min(entity.getLength(), text.length());
            }
        }
        Matcher unmarked = COMMAND.matcher(text);
        return entities.isEmpty() && unmarked.lookingAt() ? unmarked.end() : 0;
    }

    /**
     * In a topic every message that replies to none replies to the one that opened the topic, which may be the bot's.
     */
    private static Optional<Message> replied(Message message) {
        return Optional.ofNullable(message.getReplyToMessage())
                .filter(original -> original.getForumTopicCreated() == null);
    }

    private static boolean isReplyTo(ServedBot bot, Message message) {
        return replied(message)
                .map(Message::getFrom)
                .filter(author -> author.getId() == bot.botUserId())
                .isPresent();
    }

    private static OptionalInt repliedTo(Message message) {
        return replied(message)
                .map(original -> OptionalInt.of(original.getMessageId()))
                .orElseGet(OptionalInt::empty);
    }

    /** What was marked of the other message when answering it, else all of its text. */
    private static String repliedText(Message message) {
        if (message.getQuote() != null && message.getQuote().getText() != null) {
            return message.getQuote().getText();
        }
        return replied(message)
                .map(original -> original.getText() == null ? original.getCaption() : original.getText())
                .orElse("");
    }

    private static List<MessageEntity> entities(Message message) {
        List<MessageEntity> entities = message.getText() == null ? message.getCaptionEntities() : message.getEntities();
        return entities == null ? List.of() : entities;
    }

    private static IncomingMessage message(Message message, String text, List<IncomingFile> files) {
        return new IncomingMessage(
                message.getMessageId(),
                Instant.ofEpochSecond(message.getDate()),
                text,
                files,
                Optional.ofNullable(message.getContact()).map(MessageReader::contact),
                repliedText(message));
    }

    private static Contact contact(org.telegram.telegrambots.meta.api.objects.Contact contact) {
        OptionalLong user = contact.getUserId() == null ? OptionalLong.empty() : OptionalLong.of(contact.getUserId());
        return new Contact(contact.getPhoneNumber(), contact.getFirstName(), user);
    }
}
