package io.jackfield.lib.documents;

import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** The text of a document. */
public final class Documents {
    private Documents() {}

    /**
     * Reads a document; what it is, its bytes say, and its name and media type only where those are silent.
     *
     * @param name with its ending; may be empty
     * @param mediaType may be empty
     * @throws UnreadableDocumentException when it has no text that can be read
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    public static DocumentText read(String name, String mediaType, byte[] content, Limits limits)
            throws UnreadableDocumentException, InterruptedException {
        if (content.length == 0) {
            throw new UnreadableDocumentException(Reason.EMPTY);
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The libraries look for their parts through it, and shall find none of the caller's.
        thread.setContextClassLoader(Documents.class.getClassLoader());
        try {
            return read(Format.of(name, mediaType, content), content, limits);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static DocumentText read(Format format, byte[] content, Limits limits)
            throws UnreadableDocumentException, InterruptedException {
        TextCollector text = new TextCollector(limits.maxCharacters());
        boolean truncated = false;
        try {
            format.reader().read(content, limits, text);
        } catch (ReadingEnded end) {
            switch (end.reason()) {
                case ENOUGH -> truncated = true;
                case TOO_LARGE -> throw new UnreadableDocumentException(Reason.TOO_LARGE);
                case INTERRUPTED -> {
                    Thread.interrupted();
                    throw new InterruptedException("while reading a document");
                }
            }
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError e) {
            // Whatever a made-up file provokes in a library; its message may quote the document.
            throw new UnreadableDocumentException(Reason.DAMAGED);
        }
        if (text.isEmpty()) {
            throw new UnreadableDocumentException(Reason.EMPTY);
        }
        return new DocumentText(format.kind(), text.text(), truncated);
    }
}
