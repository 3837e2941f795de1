package io.jackfield.benchmarks.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream of bytes into HTTP/1.1 messages, requests and answers alike. What {@link #next} found stays readable
 * until the next call of {@link #append} or {@link #next}.
 */
public final class HttpMessages {
    private byte[] bytes = new byte[4096];
    private int start;
    private int end;
    /** Up to here no end of the head was found; the search for it goes on from there. */
    private int searched;

    private int headEnd;
    private int bodyEnd;
    private int messageEnd;

    /** Takes everything that is left in the piece. */
    public void append(ByteBuffer piece) {
        dropMessage();
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            searched = Math.max(0, searched - start);
            end -= start;
            start = 0;
        }
        int needed = end + piece.remaining();
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
        }
        int length = piece.remaining();
        piece.get(bytes, end, length);
        end += length;
    }

    /** Moves to the next message if all of it has arrived. */
    public boolean next() {
        dropMessage();
        return headIsComplete() && bodyIsComplete();
    }

    /** The status of an answer. */
    public int status() {
        return (int) Digits.read(bytes, start + "HTTP/1.1 ".length(), 3);
    }

    /** The target of a request: its path and query. */
    public String target() {
        int from = indexOf((byte) ' ', start) + 1;
        return new String(bytes, from, indexOf((byte) ' ', from) - from, ISO_8859_1);
    }

    public Optional<String> header(String name) {
        for (int line = lineAfter(start); line < headEnd - 2; line = lineAfter(line)) {
            int colon = line + name.length();
            if (colon < headEnd && bytes[colon] == ':' && nameIs(name, line)) {
                return Optional.of(new String(bytes, colon + 1, lineAfter(line) - 2 - colon - 1, ISO_8859_1).strip());
            }
        }
        return Optional.empty();
    }

    /** The bytes that the body is a part of. */
    public byte[] bytes() {
        return bytes;
    }

    public int bodyStart() {
        return headEnd;
    }

    public int bodyEnd() {
        return bodyEnd;
    }

    public String body() {
        return new String(bytes, headEnd, bodyEnd - headEnd, ISO_8859_1);
    }

    private void dropMessage() {
        start = messageEnd > 0 ? messageEnd : start;
        messageEnd = 0;
        searched = Math.max(searched, start);
    }

    private boolean headIsComplete() {
        for (int i = Math.max(start, searched - 3); i + 3 < end; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                searched = i;
                headEnd = i + 4;
                return true;
            }
        }
        searched = end;
        return false;
    }

    private boolean bodyIsComplete() {
        if (header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
            return chunksAreComplete();
        }
        int length = header("Content-Length").map(Integer::parseInt).orElse(0);
        if (headEnd + length > end) {
            return false;
        }
        bodyEnd = headEnd + length;
        messageEnd = bodyEnd;
        return true;
    }

    /** Looks first whether all chunks are here, then moves them together. */
    private boolean chunksAreComplete() {
        int last = headEnd;
        for (int size = chunkSize(last); size != 0; size = chunkSize(last)) {
            if (size < 0) {
                return false;
            }
            last = lineAfter(last) + size + 2;
        }
        if (lineAfter(last) + 2 > end) {
            return false;
        }
        bodyEnd = headEnd;
        int chunk = headEnd;
        while (chunk < last) {
            int size = chunkSize(chunk);
            int data = lineAfter(chunk);
            System.arraycopy(bytes, data, bytes, bodyEnd, size);
            bodyEnd += size;
            chunk = data + size + 2;
        }
        messageEnd = lineAfter(last) + 2;
        return true;
    }

    /** The size in the line at this place, or -1 when that line has not arrived. */
    private int chunkSize(int line) {
        int next = line < end ? lineAfter(line) : end + 1;
        if (next > end) {
            return -1;
        }
        String size = new String(bytes, line, next - 2 - line, ISO_8859_1);
        return Integer.parseInt(size.split(";", 2)[0].strip(), 16);
    }

    /** Where the line after the one at this place begins; past the end when there is none. */
    private int lineAfter(int line) {
        int feed = indexOf((byte) '\n', line);
        return feed < 0 ? end + 1 : feed + 1;
    }

    private int indexOf(byte wanted, int from) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private boolean nameIs(String name, int line) {
        for (int i = 0; i < name.length(); i++) {
            if ((bytes[line + i] | 0x20) != (name.charAt(i) | 0x20)) {
                return false;
            }
        }
        return true;
    }
}
