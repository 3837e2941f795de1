package io.jackfield.host.telegram;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Contact;
import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.chat.IncomingFile.Kind;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telegram.telegrambots.meta.api.objects.Audio;
import org.telegram.telegrambots.meta.api.objects.Document;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.Video;
import org.telegram.telegrambots.meta.api.objects.Voice;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.payments.SuccessfulPayment;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/** Reads a message: is it for the bot, is it a command, and what came with it. */
final class MessageReader {
    private static final Pattern COMMAND = Pattern.compile("/[A-Za-z0-9_]+(@\\w+)?(?!\\S)");

    private MessageReader() {}

    static Content content(ServedBot bot, Message message) {
        if (message.getSuccessfulPayment() != null) {
            return paid(message.getSuccessfulPayment());
        }
        String text =
                Objects.requireNonNullElse(message.getText() == null ? message.getCaption() : message.getText(), "");
        List<MessageEntity> entities = entities(message);
        int commandLength = commandLength(text, entities);
        String[] named = text.substring(0, commandLength).split("@", 2);
        boolean forUs =
                named.length == 1 || named[1].equalsIgnoreCase(bot.info().username());
        Optional<String> command = commandLength > 1 && forUs
                ? Optional.of(named[0].substring(1).toLowerCase(Locale.ROOT))
                : Optional.empty();
        if (!message.isUserMessage() && (!forUs || command.isEmpty() && !isAbout(bot, message, text))) {
            return new Ignored("talk in a group");
        }
        String rest = command.isPresent() ? text.substring(commandLength).strip() : withoutMention(bot, text);
        List<IncomingFile> files = files(message);
        if (text.isEmpty() && files.isEmpty() && message.getContact() == null) {
            return new Ignored("a message without text, file or contact");
        }
        return new Written(message(message, command.isPresent() ? text : rest, files), command, rest);
    }

    private static Paid paid(SuccessfulPayment payment) {
        return new Paid(
                payment.getInvoicePayload(),
                new Money(payment.getTotalAmount(), payment.getCurrency()),
                payment.getTelegramPaymentChargeId());
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

    private static boolean isAbout(ServedBot bot, Message message, String text) {
        Message replied = message.getReplyToMessage();
        boolean reply = replied != null
                && replied.getFrom() != null
                && replied.getFrom().getId() == bot.botUserId();
        return reply || mention(bot, text) >= 0;
    }

    /** Where the bot is named, or -1. Compared in place: lower case can have another length. */
    private static int mention(ServedBot bot, String text) {
        String name = "@" + bot.info().username();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int end = at + name.length();
            if (text.regionMatches(true, at, name, 0, name.length())
                    && (end == text.length() || !isOfName(text.charAt(end)))
                    && (at == 0 || !isOfName(text.charAt(at - 1)))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    private static String withoutMention(ServedBot bot, String text) {
        int at = mention(bot, text);
        if (at < 0) {
            return text.strip();
        }
        String after = text.substring(at + bot.info().username().length() + 1);
        return (text.substring(0, at).stripTrailing() + " "
                        + after.replaceFirst("^[,:]", "").stripLeading())
                .strip();
    }

    private static List<MessageEntity> entities(Message message) {
        List<MessageEntity> entities = message.getText() == null ? message.getCaptionEntities() : message.getEntities();
        return entities == null ? List.of() : entities;
    }

    private static IncomingMessage message(Message message, String text, List<IncomingFile> files) {
        Message replied = message.getReplyToMessage();
        String repliedText =
                replied == null ? null : replied.getText() == null ? replied.getCaption() : replied.getText();
        return new IncomingMessage(
                message.getMessageId(),
                Instant.ofEpochSecond(message.getDate()),
                text,
                files,
                Optional.ofNullable(message.getContact())
                        .map(contact -> new Contact(
                                contact.getPhoneNumber(), contact.getFirstName(), size(contact.getUserId()))),
                repliedText == null ? "" : repliedText);
    }

    private static List<IncomingFile> files(Message message) {
        List<IncomingFile> files = new ArrayList<>();
        List<PhotoSize> photo = message.getPhoto();
        if (photo != null && !photo.isEmpty()) {
            PhotoSize largest = photo.getLast();
            OptionalLong size =
                    largest.getFileSize() == null ? OptionalLong.empty() : OptionalLong.of(largest.getFileSize());
            files.add(file(Kind.PHOTO, largest.getFileId(), largest.getFileUniqueId(), "", "image/jpeg", size));
        }
        Document document = message.getDocument();
        if (document != null) {
            files.add(file(
                    Kind.DOCUMENT,
                    document.getFileId(),
                    document.getFileUniqueId(),
                    document.getFileName(),
                    document.getMimeType(),
                    size(document.getFileSize())));
        }
        Voice voice = message.getVoice();
        if (voice != null) {
            files.add(file(
                    Kind.VOICE,
                    voice.getFileId(),
                    voice.getFileUniqueId(),
                    "",
                    voice.getMimeType(),
                    size(voice.getFileSize())));
        }
        Audio audio = message.getAudio();
        if (audio != null) {
            files.add(file(
                    Kind.AUDIO,
                    audio.getFileId(),
                    audio.getFileUniqueId(),
                    audio.getFileName(),
                    audio.getMimeType(),
                    size(audio.getFileSize())));
        }
        Video video = message.getVideo();
        if (video != null) {
            files.add(file(
                    Kind.VIDEO,
                    video.getFileId(),
                    video.getFileUniqueId(),
                    video.getFileName(),
                    video.getMimeType(),
                    size(video.getFileSize())));
        }
        return files;
    }

    private static IncomingFile file(
            Kind kind, String id, String uniqueId, String name, String mediaType, OptionalLong size) {
        return new IncomingFile(kind, id, uniqueId, orEmpty(name), orEmpty(mediaType), size);
    }

    private static OptionalLong size(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
