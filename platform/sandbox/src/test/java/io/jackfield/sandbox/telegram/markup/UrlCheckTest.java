package io.jackfield.sandbox.telegram.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://127.0.0.1:8080/x",
                "example.org/x",
                "tg://user?id=7",
                "tg://resolve?domain=x",
                "ton://transfer/x",
                "http://[::1]:80/",
                "https://пример.рф/x",
                "mailto:a@b.example"
            })
    void whatTelegramTakesPasses(String url) {
        assertThat(UrlCheck.problem(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://localhost:3000 | Wrong HTTP URL",
                "http://router/ | Wrong HTTP URL",
                "@some_bot | Wrong HTTP URL",
                "https://exam…ple.com | Disallowed character in URL host",
                "http://a b.example | Disallowed character in URL host",
                "http://example.org:70000 | Wrong port number specified in the URL",
                "D:/a/b:1 | Wrong port number specified in the URL",
                "tel:+123 | Wrong port number specified in the URL",
                "ftp://example.org | Unsupported URL protocol",
                "http:///x | URL host is empty",
                "tg://a.b | Wrong tg URL"
            })
    void restIsRefusedWithTelegramsWords(String url, String problem) {
        assertThat(UrlCheck.problem(url)).contains(problem);
        JsonArray entities = new JsonArray()
                .add(new JsonObject()
                        .put("type", "text_link")
                        .put("offset", 0)
                        .put("length", 1)
                        .put("url", url));
        assertThatThrownBy(() -> Markup.withEntities("x", entities))
                .isInstanceOf(MarkupException.class)
                .hasMessage("entity URL '" + url + "' is invalid: " + problem);
    }

    @Test
    void detailsOfOtherEntitiesAreCheckedToo() {
        for (JsonObject entity : new JsonObject[] {
            new JsonObject().put("type", "custom_emoji").put("custom_emoji_id", "smile"),
            new JsonObject().put("type", "text_mention"),
            new JsonObject().put("type", "pre").put("language", 5)
        }) {
            JsonArray entities = new JsonArray().add(entity.put("offset", 0).put("length", 1));
            assertThatThrownBy(() -> Markup.withEntities("x", entities)).isInstanceOf(MarkupException.class);
        }
    }
}
