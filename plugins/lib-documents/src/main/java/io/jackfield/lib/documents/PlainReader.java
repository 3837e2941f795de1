package io.jackfield.lib.documents;

import io.jackfield.lib.documents.UnreadableDocumentException.Reason;

/** Reads plain text in whatever encoding. */
final class PlainReader {
    private PlainReader() {}

    static void read(byte[] content, Limits limits, TextCollector text) throws UnreadableDocumentException {
        String words = Charsets.decode(content).orElseThrow(() -> new UnreadableDocumentException(Reason.UNSUPPORTED));
        text.add(words.replace("\r\n", "\n").replace('\r', '\n'));
    }
}
