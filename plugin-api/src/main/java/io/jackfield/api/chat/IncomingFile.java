package io.jackfield.api.chat;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * A file that a user sent. Name and media type come from the sender and can be wrong on purpose. Read it with
 * {@code request.download(file)}.
 *
 * @param id Telegram's file id: good for downloading and for sending again, by this bot only
 * @param uniqueId the same file has the same one in every bot; good as a key
 * @param name empty for photos and voice
 * @param mediaType such as {@code image/jpeg}; empty when Telegram does not say
 * @param sizeBytes absent when Telegram does not say; bots can download up to 20 MB
 */
public record IncomingFile(
        Kind kind, String id, String uniqueId, String name, String mediaType, OptionalLong sizeBytes) {
    public IncomingFile {
        requireNonNull(kind, "kind");
        requireNonNull(id, "id");
        requireNonNull(uniqueId, "uniqueId");
        requireNonNull(name, "name");
        requireNonNull(mediaType, "mediaType");
        requireNonNull(sizeBytes, "sizeBytes");
    }

    /** How it was sent. */
    public enum Kind {
        PHOTO,
        DOCUMENT,
        VOICE,
        AUDIO,
        VIDEO,
        OTHER
    }
}
