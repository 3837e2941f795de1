package io.jackfield.host.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCounterTest {
    @Test
    void commonWordsAreOneTokenEach() {
        assertThat(TokenCounter.count("")).isZero();
        assertThat(TokenCounter.count("Hello, world!")).isEqualTo(4);
        assertThat(TokenCounter.count("Как быть, если дождь не кончится")).isBetween(6, 12);
    }

    @Test
    void wordsOfControlInATextAreText() {
        assertThat(TokenCounter.count("<|endoftext|>")).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Это по-русски", "日本語テキスト", "🦄👩‍👩‍👧", "a\n\n\t b", "\ud83e half"})
    void boundIsNeverLessThanTheCount(String text) {
        assertThat(TokenCounter.atMost(text)).isGreaterThanOrEqualTo(TokenCounter.count(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "Это по-русски", "日本語テキスト", "🦄👩‍👩‍👧"})
    void boundIsTheNumberOfBytes(String text) {
        assertThat(TokenCounter.atMost(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "\n", "я", "ab", "1", "-"})
    void longMonotonousTextsAreCountedToo(String piece) {
        String text = piece.repeat(300_000);

        assertThat(TokenCounter.count(text)).isBetween(100, text.length() * 2);
    }
}
