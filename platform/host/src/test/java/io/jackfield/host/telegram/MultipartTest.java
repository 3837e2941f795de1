package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.store.AttachmentTable;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MultipartTest {
    private static Multipart of(String json, String name, String mediaType, String content) {
        return Multipart.of(
                Buffer.buffer(json),
                Map.of(
                        "document",
                        new AttachmentTable.Stored(UUID.randomUUID(), name, mediaType, Buffer.buffer(content))));
    }

    @Test
    void parametersComeFirstAndTheFileAfterThem() {
        Multipart form = of("{\"chat_id\":5,\"caption\":\"Отчёт\"}", "отчёт.txt", "text/plain", "content");

        String boundary = form.contentType().substring("multipart/form-data; boundary=".length());
        assertThat(form.body().toString()).isEqualTo("""
                --%1$s
                Content-Disposition: form-data; name="chat_id"

                5
                --%1$s
                Content-Disposition: form-data; name="caption"

                Отчёт
                --%1$s
                Content-Disposition: form-data; name="document"; filename="отчёт.txt"
                Content-Type: text/plain

                content
                --%1$s--
                """.formatted(boundary).replace("\n", "\r\n"));
    }

    @Test
    void nestedParametersStayJson() {
        Multipart form = of("{\"reply_parameters\":{\"message_id\":1},\"list\":[1,2],\"flag\":true}", "a", "b", "c");

        assertThat(form.body().toString())
                .contains("\r\n\r\n{\"message_id\":1}\r\n")
                .contains("\r\n\r\n[1,2]\r\n")
                .contains("\r\n\r\ntrue\r\n");
    }

    @Test
    void fileNameCannotBreakOutOfItsHeader() {
        Multipart form = of("{}", "a\"\r\nX-Evil: 1", "text/plain\r\nX-Evil: 2", "c");

        assertThat(form.body().toString()).doesNotContain("\nX-Evil").contains("filename=\"a___X-Evil: 1\"");
    }

    @Test
    void bytesAreSentAsTheyAre() {
        byte[] bytes = {0, (byte) 0xff, 13, 10, 45, 45};
        Multipart form = Multipart.of(
                Buffer.buffer("{}"),
                Map.of("photo", new AttachmentTable.Stored(UUID.randomUUID(), "p", "image/png", Buffer.buffer(bytes))));

        String body = form.body().toString("ISO-8859-1");

        assertThat(body).contains(Buffer.buffer(bytes).toString("ISO-8859-1"));
    }
}
