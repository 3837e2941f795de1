package io.jackfield.command.chat;

import io.jackfield.api.chat.IncomingFile;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What kind of thing a file is, as its sender says; {@link FileContent} knows better where its bytes say it. */
final class FileTypes {
    /** What every provider's models take. */
    private static final Map<String, String> PICTURES = Map.of(
            "jpg", "image/jpeg", "jpeg", "image/jpeg", "png", "image/png", "webp", "image/webp", "gif", "image/gif");

    private static final Set<String> SOUNDS = Set.of("ogg", "oga", "opus", "mp3", "m4a", "wav", "flac", "aac");
    private static final Set<String> ARCHIVES = Set.of("zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz");

    private FileTypes() {}

    /** The media type of a picture that models take. */
    static Optional<String> picture(IncomingFile file) {
        if (file.kind() == IncomingFile.Kind.PHOTO) {
            return Optional.of("image/jpeg");
        }
        return Optional.of(file.mediaType())
                .filter(PICTURES::containsValue)
                .or(() -> Optional.ofNullable(PICTURES.get(ending(file))));
    }

    static boolean isOtherPicture(IncomingFile file) {
        return file.mediaType().startsWith("image/") && !file.mediaType().equals("image/svg+xml");
    }

    static boolean isSound(IncomingFile file) {
        return file.kind() == IncomingFile.Kind.VOICE
                || file.kind() == IncomingFile.Kind.AUDIO
                || file.mediaType().startsWith("audio/")
                || SOUNDS.contains(ending(file));
    }

    /** As Telegram's own players show it, so that nobody need look. */
    static boolean isFilm(IncomingFile file) {
        return file.kind() == IncomingFile.Kind.VIDEO;
    }

    /** A TypeScript file is one too, by its ending. */
    static boolean isSaidToBeFilm(IncomingFile file) {
        return isFilm(file) || file.mediaType().startsWith("video/");
    }

    /** Whether Telegram itself made it what it is. */
    static boolean isTelegrams(IncomingFile file) {
        return file.kind() == IncomingFile.Kind.PHOTO || file.kind() == IncomingFile.Kind.VOICE;
    }

    /** Whether its name is an archive's; a book may be packed as {@code .fb2.zip}. */
    static boolean isArchive(IncomingFile file) {
        return ARCHIVES.contains(ending(file));
    }

    private static String ending(IncomingFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
