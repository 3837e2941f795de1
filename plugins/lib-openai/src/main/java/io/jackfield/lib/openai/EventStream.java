package io.jackfield.lib.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.openai.core.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Server-sent events. Only what follows {@code data:} counts: names and numbers are passed over, and of comments, which are
 * keep-alives, it is only told that they came. A body that is a JSON document instead, as some failures are, counts as one
 * event. Works on bytes, and the events it gives out lie in its own buffer, so reading a piece costs no copy of it.
 */
final class EventStream {
    private static final byte[] DATA = "data:".getBytes(US_ASCII);
    private static final int USUAL_BYTES = 2 * 1024;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final InputStream body;
    private final Runnable onComment;
    private byte[] buffer = new byte[USUAL_BYTES];
    private int filled;
    private int lineStart;
    private int lineEnd;
    private int dataStart;
    private int dataEnd;
    private boolean gathering;

    /** @param onComment told of every comment */
    EventStream(InputStream body, Runnable onComment) {
        this.body = body;
        this.onComment = onComment;
    }

    static EventStream of(HttpResponse response, Runnable onComment) {
        return new EventStream(response.body(), onComment);
    }

    /** The data of the next event, valid until the call after this one; empty at the end of the body. */
    Optional<ByteBuffer> next() throws IOException {
        gathering = false;
        while (findLineEnd()) {
            int line = lineStart;
            int end = withoutReturn();
            if (line < end && buffer[line] == '{') {
                return Optional.of(document(line));
            }
            lineStart = Math.min(lineEnd + 1, filled);
            if (line < end) {
                gather(line, end);
            } else if (gathering) {
                return Optional.of(data());
            }
        }
        return gathering ? Optional.of(data()) : Optional.empty();
    }

    /**
     * After the last event: waits a moment for the end of the body, which lets the connection be used again. A service that
     * does not end it loses the connection instead.
     */
    void finish() {
        if (body instanceof TimedBody timed) {
            timed.awaitEnd(MOMENT);
        }
    }

    private ByteBuffer document(int from) throws IOException {
        gathering = true;
        dataStart = from;
        boolean more = true;
        while (more) {
            more = fill();
        }
        dataEnd = filled;
        lineStart = filled;
        return data();
    }

    private ByteBuffer data() {
        return ByteBuffer.wrap(buffer, dataStart, dataEnd - dataStart);
    }

    /** Appends in place: the line lies behind what was gathered, and without its name it is at least as short. */
    private void gather(int line, int end) {
        if (buffer[line] == ':') {
            onComment.run();
            return;
        }
        if (end - line < DATA.length || !Arrays.equals(buffer, line, line + DATA.length, DATA, 0, DATA.length)) {
            return;
        }
        int from = line + DATA.length;
        if (from < end && buffer[from] == ' ') {
            from++;
        }
        if (!gathering) {
            gathering = true;
            dataStart = from;
            dataEnd = end;
            return;
        }
        buffer[dataEnd++] = '\n';
        System.arraycopy(buffer, from, buffer, dataEnd, end - from);
        dataEnd += end - from;
    }

    /** The end of the body ends its last line too. */
    private boolean findLineEnd() throws IOException {
        lineEnd = lineStart;
        while (true) {
            while (lineEnd < filled) {
                if (buffer[lineEnd] == '\n') {
                    return true;
                }
                lineEnd++;
            }
            if (!fill()) {
                return lineStart < filled;
            }
        }
    }

    private int withoutReturn() {
        return lineEnd > lineStart && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    }

    private boolean fill() throws IOException {
        makeRoom();
        int count = body.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            return false;
        }
        filled += count;
        return true;
    }

    private void makeRoom() throws IOException {
        int done = gathering ? dataStart : lineStart;
        System.arraycopy(buffer, done, buffer, 0, filled - done);
        filled -= done;
        lineStart -= done;
        lineEnd -= done;
        dataStart -= done;
        dataEnd -= done;
        if (filled < buffer.length) {
            return;
        }
        if (buffer.length == MOST_BYTES) {
            throw new IOException("an event of more than " + MOST_BYTES + " bytes");
        }
        buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, MOST_BYTES));
    }
}
