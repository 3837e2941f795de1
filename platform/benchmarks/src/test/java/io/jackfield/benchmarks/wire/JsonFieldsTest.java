package io.jackfield.benchmarks.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {
    @Test
    void outermostFieldsAreFoundWhereverTheyStand() {
        String json = """
                {"reply_markup":{"inline_keyboard":[[{"text":"}]","chat_id":1}]]}, "text" : "a \\"chat_id\\":2, b\\\\",
                 "silent":true,"chat_id": -1001234567890 }""";

        assertThat(fields(json, "reply_markup", "text", "silent", "chat_id"))
                .containsEntry("text", "a \\\"chat_id\\\":2, b\\\\")
                .containsEntry("silent", "true")
                .containsEntry("chat_id", "-1001234567890")
                .containsEntry("reply_markup", "{\"inline_keyboard\":[[{\"text\":\"}]\",\"chat_id\":1}]]}");
    }

    @Test
    void numberMayStandInQuotes() {
        assertThat(number("{\"chat_id\":\"-42\"}")).isEqualTo(-42);
        assertThat(number("{\"chat_id\":5000000017}")).isEqualTo(5_000_000_017L);
    }

    @Test
    void textKeepsItsBytes() {
        String text = fields("{\"text\":\"Привет ☎\"}", "text").get("text");

        assertThat(new String(text.getBytes(ISO_8859_1), UTF_8)).isEqualTo("Привет ☎");
    }

    @Test
    void nothingIsFoundInAnEmptyBody() {
        assertThat(fields("", "text")).isEmpty();
        assertThat(fields(" {} ", "text")).isEmpty();
        assertThat(fields("[1]", "text")).isEmpty();
    }

    private static long number(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        JsonFields fields = new JsonFields(bytes, 0, bytes.length);
        assertThat(fields.next()).isTrue();
        return fields.number();
    }

    private static Map<String, String> fields(String json, String... names) {
        byte[] bytes = json.getBytes(UTF_8);
        JsonFields fields = new JsonFields(bytes, 0, bytes.length);
        Map<String, String> found = new LinkedHashMap<>();
        while (fields.next()) {
            for (String name : names) {
                if (fields.named(name)) {
                    found.put(name, fields.raw());
                }
            }
        }
        return found;
    }
}
