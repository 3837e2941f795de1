package io.jackfield.benchmarks.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpMessagesTest {
    private static final String REQUEST = """
            POST /bot1:a/sendMessage HTTP/1.1\r
            Host: x\r
            content-LENGTH:  12\r
            \r
            {"a":"\r\n\r\n"}""";
    private static final String CHUNKED = """
            POST /v1/chat/completions HTTP/1.1\r
            Transfer-Encoding: chunked\r
            \r
            5\r
            hello\r
            10;x=y\r
             wide wide world\r
            0\r
            \r
            """;
    private static final String ANSWER = "HTTP/1.1 503 Busy\r\nRetry-After: 7\r\n\r\n";

    private final HttpMessages messages = new HttpMessages();
    private final List<String> seen = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 1000})
    void requestsAreFoundHoweverTheBytesAreCut(int pieceLength) {
        feed(REQUEST + CHUNKED + REQUEST, pieceLength, () -> messages.target() + " " + messages.body());

        assertThat(seen)
                .containsExactly(
                        "/bot1:a/sendMessage {\"a\":\"\r\n\r\n\"}",
                        "/v1/chat/completions hello wide wide world",
                        "/bot1:a/sendMessage {\"a\":\"\r\n\r\n\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void answersShowStatusAndHeaders(int pieceLength) {
        feed(
                ANSWER + ANSWER,
                pieceLength,
                () -> messages.status() + " " + messages.header("retry-after").orElse("") + messages.body());

        assertThat(seen).containsExactly("503 7", "503 7");
    }

    @Test
    void absentHeaderIsAbsent() {
        messages.append(ByteBuffer.wrap(ANSWER.getBytes(ISO_8859_1)));

        assertThat(messages.next()).isTrue();
        assertThat(messages.header("Retry")).isEmpty();
        assertThat(messages.header("Content-Length")).isEmpty();
    }

    @Test
    void bodyLargerThanTheBufferIsKept() {
        String body = "x".repeat(100_000);

        feed("POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n" + body, 8192, messages::body);

        assertThat(seen).containsExactly(body);
    }

    private void feed(String text, int pieceLength, Supplier<String> read) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        for (int from = 0; from < bytes.length; from += pieceLength) {
            messages.append(ByteBuffer.wrap(bytes, from, Math.min(pieceLength, bytes.length - from)));
            while (messages.next()) {
                seen.add(read.get());
            }
        }
    }
}
