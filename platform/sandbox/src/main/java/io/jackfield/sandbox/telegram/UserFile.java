package io.jackfield.sandbox.telegram;

import static java.util.Objects.requireNonNull;

/**
 * A file that a person sends.
 *
 * @param kind the name of the field in a message: photo, document, voice, audio or video
 * @param name as it is called on the person's device
 */
public record UserFile(String kind, byte[] bytes, String name, String mime) {
    public UserFile {
        if (MediaKind.ofField(kind).isEmpty()) {
            throw new IllegalArgumentException("kind is '" + kind + "'; send photo, document or voice");
        }
        requireNonNull(name, "name");
        requireNonNull(mime, "mime");
    }

    public static UserFile photo(byte[] bytes, String name, String mime) {
        return new UserFile(MediaKind.PHOTO.field(), bytes, name, mime);
    }

    public static UserFile document(byte[] bytes, String name, String mime) {
        return new UserFile(MediaKind.DOCUMENT.field(), bytes, name, mime);
    }

    public static UserFile voice(byte[] bytes, String name, String mime) {
        return new UserFile(MediaKind.VOICE.field(), bytes, name, mime);
    }

    MediaKind media() {
        return MediaKind.ofField(kind).orElseThrow();
    }
}
