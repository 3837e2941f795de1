package io.jackfield.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenTimesTest {
    private final TokenTimes times = new TokenTimes();
    private int answer;

    @BeforeEach
    void modelSaysEverythingAtTimeZero() {
        times.begin();
        answer = times.begin();
    }

    @Test
    void tokensCountFromWhenTheyWereSentUntilTheyAreFirstShown() {
        show("sendmessagedraft", words(2), 30);
        show("sendmessagedraft", words(2), 90);
        show("sendmessage", words(50), 100);

        TokenFigures figures = times.take();
        assertThat(figures.perToken().count()).isEqualTo(50);
        assertThat(figures.first().maximum()).isEqualTo(Duration.ofNanos(30));
        assertThat(figures.last().maximum()).isEqualTo(Duration.ofNanos(100));
        assertThat(figures.whole()).isEqualTo(1);
        assertThat(figures.doubled() + figures.mutilated()).isZero();
    }

    @Test
    void secondMessageWithTheWholeAnswerIsDoubled() {
        show("sendmessage", words(50), 100);
        show("editmessagetext", words(50), 110);
        show("sendmessage", words(50), 120);

        assertThat(times.take().doubled()).isEqualTo(1);
    }

    @Test
    void missingSwappedAndRemovedWordsAreNoticed() {
        show("sendmessagedraft", "answer1 word1 word3", 10);
        show("sendmessagedraft", "answer1 word2 word1", 10);
        show("sendmessage", words(50), 100);
        show("editmessagetext", words(7), 110);

        assertThat(times.take().mutilated()).isEqualTo(3);
    }

    @Test
    void otherTextsAreNotAnswers() {
        show("sendmessage", "Thinking", 10);

        assertThat(times.take().perToken().count()).isZero();
    }

    private void show(String method, String text, long now) {
        times.shown(new BotApiCall("1:t", method, 1, text, false), now);
    }

    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> TokenTimes.token(answer, index))
                .collect(Collectors.joining());
    }
}
