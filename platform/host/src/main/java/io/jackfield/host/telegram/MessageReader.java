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
    private MessageReader() {}

    static Content content(ServedBot bot, Message message) {
        if (message.getSuccessfulPayment() != null) {
            return paid(message.getSuccessfulPayment());
        }
        String text =
                Objects.requireNonNullElse(message.getText() == null ? message.getCaption() : message.getText(), "");
        List<MessageEntity> entities = entities(message);
        Optional<String> command = command(bot, text, entities);
        if (!message.isUserMessage() && command.isEmpty() && !isAbout(bot, message, text)) {
            return new Ignored("talk in a group");
        }
        String rest = command.isPresent() ? text.substring(commandLength(text)).strip() : withoutMention(bot, text);
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

    /** Empty when there is no command, or one for another bot of the group. */
    private static Optional<String> command(ServedBot bot, String text, List<MessageEntity> entities) {
        boolean marked =
                entities.stream().anyMatch(entity -> entity.getOffset() == 0 && "bot_command".equals(entity.getType()));
        if (!marked && !(entities.isEmpty() && text.matches("(?s)/[A-Za-z0-9_]+(@\\w+)?(\\s.*)?"))) {
            return Optional.empty();
        }
        String[] parts = text.substring(1, commandLength(text)).split("@", 2);
        boolean other =
                parts.length == 2 && !parts[1].equalsIgnoreCase(bot.info().username());
        return other || parts[0].isEmpty() ? Optional.empty() : Optional.of(parts[0].toLowerCase(Locale.ROOT));
    }

    private static int commandLength(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isAbout(ServedBot bot, Message message, String text) {
        Message replied = message.getReplyToMessage();
        boolean reply = replied != null
                && replied.getFrom() != null
                && replied.getFrom().getId() == bot.botUserId();
        return reply || mention(bot, text) >= 0;
    }

    private static int mention(ServedBot bot, String text) {
        return text.toLowerCase(Locale.ROOT).indexOf("@" + bot.info().username().toLowerCase(Locale.ROOT));
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
