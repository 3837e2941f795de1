package io.jackfield.command.chat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.chat.Unicode;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.llm.TextSink.Activity;
import io.jackfield.command.chat.Received.Document;
import io.jackfield.command.chat.Received.Picture;
import io.jackfield.command.chat.Received.Refused;
import io.jackfield.command.chat.Received.Speech;
import io.jackfield.lib.documents.DocumentMemory;
import io.jackfield.lib.documents.DocumentText;
import io.jackfield.lib.documents.Documents;
import io.jackfield.lib.documents.Limits;
import io.jackfield.lib.documents.UnreadableDocumentException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the files of one message, one after another; each ends as something usable or with a sentence that says why
 * not.
 */
final class FileReader {
    /** A picture beyond this is no picture for a model: services take 20 MB of text, which base64 makes of 15. */
    private static final long LARGEST_PICTURE = 10L << 20;

    private static final int LONGEST_NAME = 200;
    /** For room in memory, which those who read now give back. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
            String name = file.name().replaceAll("[\\p{Cntrl}`]", " ").strip();
            return Unicode.wellFormed(Unicode.first(name, LONGEST_NAME));
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
        if (FileTypes.isSound(file) && FileTypes.isTelegrams(file) && !hears()) {
            return refused(name, "deaf");
        }
        request.live().progress(Activity.READING, name);
        // Many at once would not fit into memory; who waits here holds nothing yet.
        try (DocumentMemory room = DocumentMemory.take(file.sizeBytes().orElse(limits.maxBytes()), PATIENCE)) {
            Optional<byte[]> content = download(file);
            return content.isPresent() ? read(file, name, content.get()) : refused(name, "gone");
        } catch (UnreadableDocumentException e) {
            return refused(name, "busy");
        }
    }

    private Received read(IncomingFile file, String name, byte[] content) throws InterruptedException {
        if (content.length == 0) {
            return refused(name, "empty");
        }
        Optional<FileContent> known = FileContent.of(content);
        if (known.isEmpty()) {
            return readAsDeclared(file, name, content);
        }
        FileContent kind = known.get();
        if (kind.isPicture()) {
            return seen(file, name, kind.mediaType(), content);
        }
        boolean soundInFilm = kind == FileContent.FILM && FileTypes.isSound(file);
        if (kind.isSound() || soundInFilm) {
            return heard(file, name, known.filter(FileContent::isSound), content);
        }
        return switch (kind) {
            case OTHER_PICTURE -> refused(name, "picture");
            case FILM -> refused(name, "film");
            default -> document(file, name, content);
        };
    }

    /** The bytes do not say what they are. Text does not begin in any way of its own, whatever it is taken for. */
    private Received readAsDeclared(IncomingFile file, String name, byte[] content) throws InterruptedException {
        boolean text = !FileTypes.isTelegrams(file) && Documents.isText(content);
        if (text) {
            return document(file, name, content);
        }
        if (FileTypes.isSaidToBeFilm(file)) {
            return refused(name, "film");
        }
        if (FileTypes.isSound(file)) {
            return heard(file, name, Optional.empty(), content);
        }
        Optional<String> picture = FileTypes.picture(file);
        if (picture.isPresent()) {
            return seen(file, name, picture.get(), content);
        }
        return FileTypes.isOtherPicture(file) ? refused(name, "picture") : document(file, name, content);
    }

    private boolean hears() {
        return models.hearsSpeech(request.bot().id());
    }

    private Received heard(IncomingFile file, String name, Optional<FileContent> kind, byte[] content) {
        if (!hears()) {
            return refused(name, "deaf");
        }
        String declared = file.mediaType().isEmpty() ? "audio/ogg" : file.mediaType();
        String type = kind.filter(known -> known != FileContent.OTHER_SOUND)
                .map(FileContent::mediaType)
                .orElse(declared);
        String fileName = file.name().isBlank() ? "voice.ogg" : name;
        try {
            String words = models.transcribe(
                    request.bot().id(),
                    new Attachment.Bytes(
                            kind.map(known -> known.named(fileName)).orElse(fileName), type, content),
                    request.sender().language());
            return words.isBlank() ? refused(name, "silence") : new Speech(name, words.strip());
        } catch (JackfieldException e) {
            return refused(name, e.error() == StandardError.REQUEST_REJECTED ? "sound" : "deafNow");
        }
    }

    private Received seen(IncomingFile file, String name, String mediaType, byte[] content) {
        return content.length > LARGEST_PICTURE
                ? refused(name, "large", LARGEST_PICTURE >> 20)
                : new Picture(name, file, new Attachment.Bytes(name, mediaType, content));
    }

    private Received document(IncomingFile file, String name, byte[] content) throws InterruptedException {
        if (charactersLeft < 1) {
            return refused(name, "full");
        }
        try {
            DocumentText document = Documents.read(
                    file.name(),
                    file.mediaType(),
                    content,
                    Limits.characters(charactersLeft).in(limits.time()));
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
                case TOO_MUCH_WORK -> refused(name, "slow");
                case BUSY -> refused(name, "busy");
            };
        }
    }

    /** Empty when Telegram does not give it out. */
    private Optional<byte[]> download(IncomingFile file) {
        try {
            return Optional.of(request.download(file));
        } catch (JackfieldException e) {
            return Optional.empty();
        }
    }

    private Refused refused(String name, String reason, Object... arguments) {
        return new Refused(name, request.text("file." + reason, arguments));
    }
}
