package io.jackfield.api.chat;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a user sent.
 *
 * @param id Telegram's message id, unique inside its chat
 * @param text text or caption, as plain text, without the bot's own mention; empty when there is none
 * @param files photos (the largest size), documents, voice; those of an album come together
 * @param contact a shared phone number
 * @param repliedText the text of the message this one replies to, or the part of it that was quoted; empty when it
 *     replies to none
 */
public record IncomingMessage(
        int id, Instant sentAt, String text, List<IncomingFile> files, Optional<Contact> contact, String repliedText) {
    public IncomingMessage {
        requireNonNull(sentAt, "sentAt");
        requireNonNull(text, "text");
        files = List.copyOf(files);
        requireNonNull(contact, "contact");
        requireNonNull(repliedText, "repliedText");
    }
}
