package io.jackfield.host.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.event.Event;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRowTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00.123456789Z");

    private static EventRow row(Map<String, String> facts) {
        return EventRow.of(7, NOON, OptionalLong.of(5), "package.viewed", facts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gold",
                "a \"quote\" and \\",
                "line\nline\ttab",
                "Пакет «Золото»",
                "🦄",
                "\u007f",
                "{\"a\": 1}",
                "</script>"
            })
    void whateverAFactSaysIsReadBack(String value) {
        Event event = row(Map.of("package", value, "a", "b")).event("shop");

        assertThat(event)
                .isEqualTo(Event.of("shop", "package.viewed")
                        .by(5)
                        .with("package", value)
                        .with("a", "b"));
    }

    @Test
    void whatPostgresDoesNotTakeIsLeftOut() {
        assertThat(row(Map.of("package", "a\u0000b\ud83d")).event("shop").facts())
                .containsValue("ab\ufffd");
    }

    @Test
    void equalFactsAreEqualTexts() {
        assertThat(row(Map.of("b", "2", "a", "1")).facts()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
        assertThat(row(Map.of()).facts()).isEqualTo("{}");
    }

    @Test
    void dayIsThatOfUtc() {
        assertThat(row(Map.of()).day()).isEqualTo(20_787);
        assertThat(row(Map.of()).at().toInstant()).isEqualTo(Instant.parse("2026-11-30T12:00:00.123456Z"));
    }

    @Test
    void namesOfOneWordAreNotForPlugins() {
        assertThatThrownBy(() -> EventRow.ofPlugin(7, NOON, Event.of("shop", "bought")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("package.viewed");
    }
}
