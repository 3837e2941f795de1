package io.jackfield.lib.documents;

import io.jackfield.lib.documents.UnreadableDocumentException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;

/** Reads plain text in whatever encoding, a piece at a time. */
final class PlainReader {
    private static final int PIECE = 8192;

    private PlainReader() {}

    static void read(byte[] content, Budget budget, TextCollector text)
            throws UnreadableDocumentException, IOException {
        Charset charset =
                Charsets.ofPlain(content).orElseThrow(() -> new UnreadableDocumentException(Reason.UNSUPPORTED));
        InputStreamReader characters = new InputStreamReader(new ByteArrayInputStream(content), charset);
        char[] piece = new char[PIECE];
        boolean afterReturn = false;
        for (int count = characters.read(piece); count >= 0; count = characters.read(piece)) {
            StringBuilder lines = new StringBuilder(count);
            for (int i = 0; i < count; i++) {
                if (piece[i] != '\n' || !afterReturn) {
                    lines.append(piece[i] == '\r' ? '\n' : piece[i]);
                }
                afterReturn = piece[i] == '\r';
            }
            text.add(lines);
        }
    }
}
