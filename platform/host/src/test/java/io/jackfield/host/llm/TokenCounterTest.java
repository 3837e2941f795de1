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

    @ParameterizedTest
    @ValueSource(strings = {"The quick brown fox. ", "Съешь ещё этих булок. ", "日本語のテキストです。"})
    void piecesOfALongTextMakeHardlyMoreTokens(String sentence) {
        int one = TokenCounter.count(sentence.repeat(20));

        assertThat(TokenCounter.count(sentence.repeat(2_000))).isBetween(99 * one, 104 * one);
    }

    @Test
    void longWordCostsNoMoreThanManyShortOnes() {
        TokenCounter.count("warm");
        long started = System.nanoTime();
        TokenCounter.count("a".repeat(2_000_000));

        // About 0.2 s; several without pieces.
        assertThat(System.nanoTime() - started).isLessThan(30_000_000_000L);
    }

    @Test
    void textThatComesBackIsNotCountedAgain() {
        String turn = "The quick brown fox. ".repeat(5_000);
        int tokens = TokenCounter.count(turn);
        long started = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            assertThat(TokenCounter.count(new String(turn.toCharArray()))).isEqualTo(tokens);
        }

        // A gigabyte: about 100 s when counted each time.
        assertThat(System.nanoTime() - started).isLessThan(60_000_000_000L);
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
