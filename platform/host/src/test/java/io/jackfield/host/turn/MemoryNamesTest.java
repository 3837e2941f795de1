package io.jackfield.host.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "#host", "a\0", "\0", "a\ud800", "\udc00a", "\udc00\ud800"})
    void namesThatTheDatabaseWouldChangeAreRefused(String name) {
        assertThatThrownBy(() -> MemoryNames.checked(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesInAnyLanguageAreTaken() {
        assertThat(MemoryNames.checked("имя 名前 \ud83d\ude00")).isEqualTo("имя 名前 \ud83d\ude00");
        assertThat(MemoryNames.checked("я".repeat(64))).hasSize(64);
    }

    @Test
    void valueIsWhatWillBeReadBack() {
        assertThat(MemoryNames.checked("name", "a\0b\ud800c\ud83d\ude00")).isEqualTo("ab\ufffdc\ud83d\ude00");
        assertThat(MemoryNames.checked("name", "")).isEmpty();
    }
}
