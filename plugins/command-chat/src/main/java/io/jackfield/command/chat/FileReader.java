package io.jackfield.command.chat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.llm.TextSink.Activity;
import io.jackfield.command.chat.Received.Document;
import io.jackfield.command.chat.Received.Picture;
import io.jackfield.command.chat.Received.Refused;
import io.jackfield.command.chat.Received.Speech;
import io.jackfield.lib.documents.DocumentText;
import io.jackfield.lib.documents.Documents;
import io.jackfield.lib.documents.Limits;
import io.jackfield.lib.documents.UnreadableDocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the files of one message, one after another; each ends as something usable or with a sentence that says why not. */
final class FileReader {
    /** A picture beyond this is no picture for a model: services take 20 MB of text, which base64 makes of 15. */
    private static final long LARGEST_PICTURE = 10L << 20;

    private final ModelDesk models;
    private final Request request;
    private final Settings.Files limits;
    private int charactersLeft;

    FileReader(ModelDesk models, Request request, Settings.Files limits) {
        this.models = models;
        this.request = request;
        this.limits = limits;
        charactersLeft = limits.maxCharacters();
    }

    List<Received> read(List<IncomingFile> files) throws InterruptedException {
        List<Received> received = new ArrayList<>();
        for (IncomingFile file : files) {
            String name = name(file);
            received.add(received.size() < limits.most() ? read(file, name) : refused(name, "many", limits.most()));
        }
        return received;
    }

    private String name(IncomingFile file) {
        if (!file.name().isBlank()) {
            return file.name().replaceAll("[\\p{Cntrl}`]", " ").strip();
        }
        return request.text(
                switch (file.kind()) {
                    case PHOTO -> "file.photo";
                    case VOICE, AUDIO -> "file.recording";
                    case VIDEO -> "file.video";
                    case DOCUMENT, OTHER -> "file.file";
                });
    }

    private Received read(IncomingFile file, String name) throws InterruptedException {
        if (FileTypes.isFilm(file)) {
            return refused(name, "film");
        }
        if (file.sizeBytes().orElse(0) > limits.maxBytes()) {
            return refused(name, "large", limits.maxBytes() >> 20);
        }
        if (FileTypes.isSound(file)) {
            return heard(file, name);
        }
        Optional<String> picture = FileTypes.picture(file);
        if (picture.isPresent()) {
            return seen(file, name, picture.get());
        }
        return FileTypes.isOtherPicture(file) ? refused(name, "picture") : document(file, name);
    }

    private Received heard(IncomingFile file, String name) {
        if (!models.hearsSpeech(request.bot().id())) {
            return refused(name, "deaf");
        }
        request.live().progress(Activity.READING, name);
        Optional<byte[]> content = download(file);
        if (content.isEmpty()) {
            return refused(name, "gone");
        }
        String type = file.mediaType().isEmpty() ? "audio/ogg" : file.mediaType();
        String fileName = file.name().isBlank() ? "voice.ogg" : name;
        try {
            String words = models.transcribe(
                    request.bot().id(),
                    new Attachment.Bytes(fileName, type, content.get()),
                    request.sender().language());
            return words.isBlank() ? refused(name, "silence") : new Speech(name, words.strip());
        } catch (JackfieldException e) {
            return refused(name, e.error() == StandardError.REQUEST_REJECTED ? "sound" : "deafNow");
        }
    }

    private Received seen(IncomingFile file, String name, String mediaType) {
        if (file.sizeBytes().orElse(0) > LARGEST_PICTURE) {
            return refused(name, "large", LARGEST_PICTURE >> 20);
        }
        return download(file)
                .<Received>map(content -> new Picture(name, file, new Attachment.Bytes(name, mediaType, content)))
                .orElseGet(() -> refused(name, "gone"));
    }

    private Received document(IncomingFile file, String name) throws InterruptedException {
        if (charactersLeft < 1) {
            return refused(name, "full");
        }
        request.live().progress(Activity.READING, name);
        Optional<byte[]> content = download(file);
        if (content.isEmpty()) {
            return refused(name, "gone");
        }
        try {
            DocumentText document =
                    Documents.read(file.name(), file.mediaType(), content.get(), Limits.characters(charactersLeft));
            charactersLeft -= document.text().length();
            return new Document(name, document.text(), document.truncated());
        } catch (UnreadableDocumentException e) {
            return switch (e.reason()) {
                case UNSUPPORTED -> refused(name, FileTypes.isArchive(file) ? "archive" : "unsupported");
                case OLD_FORMAT -> refused(name, "old");
                case DAMAGED -> refused(name, "damaged");
                case PROTECTED -> refused(name, "protected");
                case EMPTY -> refused(name, "empty");
                case SCANNED -> refused(name, "scanned");
                case TOO_LARGE -> refused(name, "unpacked");
            };
        }
    }

    /** Empty when Telegram does not give it out, or gives out nothing. */
    private Optional<byte[]> download(IncomingFile file) {
        try {
            return Optional.of(request.download(file)).filter(content -> content.length > 0);
        } catch (JackfieldException e) {
            return Optional.empty();
        }
    }

    private Refused refused(String name, String reason, Object... arguments) {
        return new Refused(name, request.text("file." + reason, arguments));
    }
}
