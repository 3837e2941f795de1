package io.jackfield.lib.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Server-sent events. Only what follows {@code data:} counts, and whether it is called an error; of comments, which are
 * keep-alives, it is only told that they came. JSON without anything before it, as failures and answers of servers that
 * do not stream come, counts as an event too. Works on bytes, and the events it gives out lie in its own buffer, so
 * reading a piece costs no copy of it.
 */
final class EventStream {
    private static final byte[] DATA = "data:".getBytes(US_ASCII);
    private static final byte[] ERROR = "error:".getBytes(US_ASCII);
    private static final byte[] NAME = "event:".getBytes(US_ASCII);
    private static final String JSON = " \t\"{}[]";
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] PACKED = {0x1F, (byte) 0x8B};
    private static final int USUAL_BYTES = 2 * 1024;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    /** For the end of a body whose last event has come. */
    static final Duration MOMENT = Duration.ofMillis(100);

    private final InputStream body;
    private final Runnable onComment;
    private InputStream source;
    private byte[] buffer = new byte[USUAL_BYTES];
    private int filled;
    private int lineStart;
    private int lineEnd;
    private int dataStart;
    private int dataEnd;
    private boolean begun;
    private boolean afterReturn;
    private boolean gathering;
    private boolean failed;

    /**
     * What one event says, valid until the next one is read.
     *
     * @param failed whether the service calls it an error
     * @param bare whether it is JSON by itself
     */
    record Event(ByteBuffer data, boolean failed, boolean bare) {
        private static final int LONGEST_DONE = 16;

        /** Whether it says that nothing more comes. */
        boolean isDone() {
            return data.remaining() <= LONGEST_DONE && text().matches("(?i)\\[DONE]|DONE");
        }

        /** An error may be told in plain words. */
        JsonNode json() throws IOException {
            try {
                return Json.read(data);
            } catch (IOException e) {
                if (failed) {
                    return TextNode.valueOf(text());
                }
                throw e;
            }
        }

        String text() {
            return UTF_8.decode(data.duplicate()).toString().strip();
        }
    }

    /** @param onComment told of every comment */
    EventStream(InputStream body, Runnable onComment) {
        this.body = body;
        this.onComment = onComment;
        source = body;
    }

    static EventStream of(HttpResponse response, Runnable onComment) {
        return new EventStream(response.body(), onComment);
    }

    /** The data of the next event, valid until the call after this one; empty at the end of the body. */
    Optional<Event> next() throws IOException {
        gathering = false;
        failed = false;
        while (findLineEnd()) {
            int line = gathering ? lineStart : withoutIndent();
            if (line == lineEnd) {
                passLine();
                if (gathering) {
                    return Optional.of(event(false));
                }
                failed = false;
            } else if (gathering && beginsEvent(line) && JsonEnd.isWhole(buffer, dataStart, dataEnd)) {
                return Optional.of(event(false)); // an empty line between the two was forgotten
            } else if (!gathering && (buffer[line] == '{' || buffer[line] == '[')) {
                readDocument(line);
                return Optional.of(event(true));
            } else {
                int end = lineEnd;
                passLine();
                gather(line, end);
            }
        }
        return gathering ? Optional.of(event(false)) : Optional.empty();
    }

    /**
     * The body ends after this time at the latest, whatever still comes; not for a body that is no answer of a service.
     */
    void endWithin(Duration time) {
        if (body instanceof TimedBody timed) {
            timed.endBy(System.nanoTime() + time.toNanos());
        }
    }

    /**
     * After the last event: waits a moment for the end of the body, which lets the connection be used again. A service
     * that does not end it loses the connection instead.
     */
    void finish() {
        if (body instanceof TimedBody timed) {
            timed.awaitEnd(MOMENT);
        }
    }

    /** JSON by itself, as far as its brackets go: the connection may stay open behind it, or more of it may follow. */
    private void readDocument(int from) throws IOException {
        gathering = true;
        dataStart = from;
        int length = 0;
        JsonEnd end = new JsonEnd();
        boolean more = true;
        while (more) {
            if (dataStart + length < filled) {
                more = !end.isReachedBy(buffer[dataStart + length]);
                length++;
            } else {
                more = fill();
            }
        }
        dataEnd = dataStart + length;
        lineStart = dataEnd;
    }

    private Event event(boolean bare) {
        return new Event(ByteBuffer.wrap(buffer, dataStart, dataEnd - dataStart), failed, bare);
    }

    /** Appends in place: the line lies behind what was gathered, and without its name it is at least as short. */
    private void gather(int line, int end) throws IOException {
        if (buffer[line] == ':') {
            onComment.run();
        } else if (startsWith(line, DATA)) {
            append(line + DATA.length, end);
        } else if (startsWith(line, ERROR)) {
            failed = true;
            append(line + ERROR.length, end);
        } else if (startsWith(line, NAME)) {
            failed = text(line + NAME.length, end).equals("error");
        } else if (gathering && JSON.indexOf(buffer[line]) >= 0) {
            append(line, end); // more of the JSON before, whose line ends were let be
        } else if (!begun && buffer[line] == '<') {
            throw new IOException("a web page instead of an answer");
        }
        begun = true;
    }

    private boolean beginsEvent(int line) {
        return startsWith(line, DATA) || buffer[line] == '{';
    }

    private String text(int from, int end) {
        return new String(buffer, from, end - from, UTF_8).strip();
    }

    private void append(int text, int end) {
        int from = text < end && buffer[text] == ' ' ? text + 1 : text;
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

    private boolean startsWith(int line, byte[] name) {
        return lineEnd - line >= name.length && Arrays.equals(buffer, line, line + name.length, name, 0, name.length);
    }

    private void passLine() {
        lineStart = Math.min(lineEnd + 1, filled);
    }

    private int withoutIndent() {
        int line = lineStart;
        while (line < lineEnd && (buffer[line] == ' ' || buffer[line] == '\t')) {
            line++;
        }
        return line;
    }

    /** A line ends with a line feed, a carriage return or both; the end of the body ends its last line too. */
    private boolean findLineEnd() throws IOException {
        lineEnd = lineStart;
        while (true) {
            if (afterReturn && lineEnd < filled) {
                afterReturn = false;
                lineStart += buffer[lineStart] == '\n' ? 1 : 0;
                lineEnd = lineStart;
            }
            while (lineEnd < filled) {
                byte unit = buffer[lineEnd];
                if (unit == '\n' || unit == '\r') {
                    afterReturn = unit == '\r';
                    return true;
                }
                lineEnd++;
            }
            if (!fill()) {
                return lineStart < filled;
            }
        }
    }

    private boolean fill() throws IOException {
        makeRoom();
        int count = source.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            return false;
        }
        boolean atBegin = filled < BYTE_ORDER_MARK.length && !begun && lineStart == 0 && !gathering;
        filled += count;
        if (atBegin) {
            lookAtBegin();
        }
        return true;
    }

    /** Some mark the order of bytes, which UTF-8 does not have, and some pack what nobody asked them to. */
    private void lookAtBegin() throws IOException {
        if (source == body
                && filled >= PACKED.length
                && Arrays.equals(buffer, 0, PACKED.length, PACKED, 0, PACKED.length)) {
            InputStream first = new ByteArrayInputStream(Arrays.copyOf(buffer, filled));
            filled = 0;
            source = new GZIPInputStream(new SequenceInputStream(first, body));
        } else if (filled >= BYTE_ORDER_MARK.length && Arrays.equals(buffer, 0, 3, BYTE_ORDER_MARK, 0, 3)) {
            lineStart = BYTE_ORDER_MARK.length;
            lineEnd = Math.max(lineEnd, lineStart);
        }
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
