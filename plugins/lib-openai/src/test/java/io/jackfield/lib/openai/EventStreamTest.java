package io.jackfield.lib.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {
    private int comments;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void eventsEndWithABlankLine(String lineEnd) throws IOException {
        String body = "data: one\n\ndata:two\n\n".replace("\n", lineEnd);

        assertThat(events(body, 4_096)).containsExactly("one", "two");
    }

    @Test
    void namesCommentsAndBlankLinesArePassedOver() throws IOException {
        String body = ": keep-alive\n\n\nevent: delta\nid: 7\ndata: one\nretry: 5\n: again\n\n\nevent: lonely\n\n";

        assertThat(events(body, 4_096)).containsExactly("one");
    }

    @Test
    void dataOverSeveralLinesIsJoined() throws IOException {
        assertThat(events("data: {\nevent: x\ndata:  1\ndata\ndata:}\n\n", 4_096))
                .containsExactly("{\n 1\n}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4_096})
    void markOfByteOrderAndReturnsByThemselvesArePassedOver(int bytesPerRead) throws IOException {
        assertThat(events("\ufeffdata: one\r\rdata: two\r\n\r\n: \r\r\n\ndata: three", bytesPerRead))
                .containsExactly("one", "two", "three");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4_096})
    void packedBodyIsUnpacked(int bytesPerRead) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("data: one\n\ndata: two\n\n".getBytes(UTF_8));
        }

        assertThat(events(packed.toByteArray(), bytesPerRead)).containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void bordersOfBuffersDoNotMatter(int bytesPerRead) throws IOException {
        String body = "data: Привет, 🌍\r\n\r\n: é\r\n\r\ndata: a\r\ndata: ß\r\n\r\n";

        assertThat(events(body, bytesPerRead)).containsExactly("Привет, 🌍", "a\nß");
    }

    @Test
    void endOfTheBodyEndsTheLastEvent() throws IOException {
        assertThat(events("data: one\n\ndata: two", 4_096)).containsExactly("one", "two");
        assertThat(events("data: one\n", 4_096)).containsExactly("one");
        assertThat(events("", 4_096)).isEmpty();
    }

    @Test
    void longEventsComeWhole() throws IOException {
        String text = "x".repeat(3_000_000);

        assertThat(events("data: short\n\ndata: " + text + "\n\ndata: end\n\n", 8_192))
                .containsExactly("short", text, "end");
    }

    @Test
    void eventWithoutEndIsNotGatheredForEver() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        assertThatThrownBy(() -> new EventStream(endless, () -> {}).next())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 4194304 bytes");
    }

    @Test
    void commentsAreTold() throws IOException {
        assertThat(events(": keep-alive\n\ndata: one\n\n: again\n\n", 4_096)).containsExactly("one");
        assertThat(comments).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4_096})
    void documentInsteadOfEventsIsOneEvent(int bytesPerRead) throws IOException {
        assertThat(events("\n\n{\"error\":\n\n {}}\n", bytesPerRead)).containsExactly("{\"error\":\n\n {}}");
        assertThat(events("{\"a}\\\"\":[1]}{\"b\":2}\n\ndata: c", bytesPerRead))
                .containsExactly("{\"a}\\\"\":[1]}", "{\"b\":2}", "c");
    }

    private List<String> events(String body, int bytesPerRead) throws IOException {
        return events(body.getBytes(UTF_8), bytesPerRead);
    }

    private List<String> events(byte[] body, int bytesPerRead) throws IOException {
        InputStream bytes = new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, bytesPerRead));
            }
        };
        EventStream stream = new EventStream(bytes, () -> comments++);
        List<String> events = new ArrayList<>();
        for (Optional<EventStream.Event> event = stream.next(); event.isPresent(); event = stream.next()) {
            events.add(UTF_8.decode(event.get().data()).toString());
        }
        return events;
    }
}
