package io.jackfield.lib.documents;

import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.util.concurrent.ExecutionException;

/** The text of a document. */
public final class Documents {
    private static final ReadingThreads THREADS = new ReadingThreads();

    private Documents() {}

    /**
     * Reads a document; what it is, its bytes say, and its name and media type only where those are silent. It is read
     * on a thread of its own, two or more at once, while the caller waits. What was read until a limit is the
     * document's text, and truncated.
     *
     * @param name with its ending; may be empty
     * @param mediaType may be empty
     * @throws UnreadableDocumentException when it has no text that can be read; never anything else, whatever the
     *     document
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    public static DocumentText read(String name, String mediaType, byte[] content, Limits limits)
            throws UnreadableDocumentException, InterruptedException {
        if (content.length == 0) {
            throw new UnreadableDocumentException(Reason.EMPTY);
        }
        Budget budget = new Budget(limits.maxUnpackedBytes());
        try {
            return THREADS.read(budget, limits.time(), () -> read(name, mediaType, content, budget, limits));
        } catch (ExecutionException e) {
            throw reason(e.getCause());
        }
    }

    /** Whether these bytes are plain text in some encoding, whatever they are called. */
    public static boolean isText(byte[] content) {
        return Charsets.ofPlain(content).isPresent();
    }

    private static UnreadableDocumentException reason(Throwable thrown) throws InterruptedException {
        return switch (thrown) {
            case UnreadableDocumentException known -> known;
            case InterruptedException interrupt -> throw interrupt;
            case OutOfMemoryError _ -> new UnreadableDocumentException(Reason.TOO_LARGE);
            // Whatever a made-up file provokes in a library; its message may quote the document.
            default -> new UnreadableDocumentException(Reason.DAMAGED);
        };
    }

    private static DocumentText read(String name, String mediaType, byte[] content, Budget budget, Limits limits)
            throws Exception {
        Format format = Format.of(name, mediaType, content);
        TextCollector text = new TextCollector(limits.maxCharacters(), budget);
        boolean truncated = false;
        try {
            format.reader().read(content, budget, text);
        } catch (ReadingEnded end) {
            truncated = isTruncated(end, text);
        }
        if (text.isEmpty()) {
            throw new UnreadableDocumentException(Reason.EMPTY);
        }
        return new DocumentText(format.kind(), text.text(), truncated);
    }

    /** What has been read by then is of use to the reader, unless it is nothing. */
    private static boolean isTruncated(ReadingEnded end, TextCollector text)
            throws UnreadableDocumentException, InterruptedException {
        if (end.reason() == ReadingEnded.Cause.INTERRUPTED) {
            throw new InterruptedException("while reading a document");
        }
        if (text.isEmpty() && end.reason() != ReadingEnded.Cause.ENOUGH) {
            throw new UnreadableDocumentException(
                    end.reason() == ReadingEnded.Cause.TOO_LARGE ? Reason.TOO_LARGE : Reason.TOO_MUCH_WORK);
        }
        return true;
    }
}
