package io.jackfield.host.telegram;

import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.chat.IncomingFile.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.telegram.telegrambots.meta.api.objects.Audio;
import org.telegram.telegrambots.meta.api.objects.Document;
import org.telegram.telegrambots.meta.api.objects.Video;
import org.telegram.telegrambots.meta.api.objects.Voice;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/** What came with a message. */
final class MessageFiles {
    private MessageFiles() {}

    static List<IncomingFile> of(Message message) {
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
