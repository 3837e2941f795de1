package io.jackfield.host.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatCompletion.Finish;
import io.jackfield.api.llm.ChatResult;
import io.jackfield.api.llm.ChatResult.End;
import io.jackfield.api.llm.Usage;
import io.jackfield.host.config.LlmConfig;
import io.jackfield.host.plugins.CallResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(5)
class ModelAnswerTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Usage USAGE = new Usage(10, 2, 5);

    private final StringBuffer screen = new StringBuffer();

    private ModelAnswer answer(Duration firstToken, Duration silence) {
        return new ModelAnswer(screen::append, new LlmConfig(firstToken, silence, 0));
    }

    private static CallResult<ChatCompletion> finished(Finish finish) {
        return new CallResult.Answered<>(new ChatCompletion(finish, USAGE, "model"));
    }

    private static CallResult<ChatCompletion> failed(StandardError error) {
        return new CallResult.Failed<>(new JackfieldException(error, "failed"));
    }

    @ParameterizedTest
    @CsvSource({"COMPLETE,COMPLETE", "LENGTH,LENGTH", "FILTERED,FILTERED"})
    void wholeAnswerComesWithItsEndAndUsage(Finish finish, End end) throws InterruptedException {
        ModelAnswer answer = answer(LONG, LONG);
        answer.append("Hel");
        answer.append("");
        answer.append("lo");
        answer.ended(finished(finish));

        ChatResult result = answer.await();

        assertThat(result.text()).isEqualTo("Hello");
        assertThat(result.end()).isEqualTo(end);
        assertThat(result.usage()).isEqualTo(USAGE);
        assertThat(result.failure()).isEmpty();
        assertThat(screen).hasToString("Hello");
    }

    @Test
    void answerThatBreaksOffKeepsWhatHasCome() throws InterruptedException {
        ModelAnswer answer = answer(LONG, LONG);
        answer.append("Hel");
        answer.ended(failed(StandardError.STREAM_BROKEN));

        ChatResult result = answer.await();

        assertThat(result.text()).isEqualTo("Hel");
        assertThat(result.end()).isEqualTo(End.BROKEN);
        assertThat(result.failure().orElseThrow().error()).isEqualTo(StandardError.STREAM_BROKEN);
        assertThat(answer.hasBegun()).isTrue();
    }

    @Test
    void silenceBeforeTheFirstPieceEndsTheAnswer() throws InterruptedException {
        ModelAnswer answer = answer(SHORT, LONG);

        ChatResult result = answer.await();

        assertThat(result.end()).isEqualTo(End.BROKEN);
        assertThat(result.failure().orElseThrow().error()).isEqualTo(StandardError.STREAM_STALLED);
        assertThat(answer.hasBegun()).isFalse();
    }

    @Test
    void silenceInTheMiddleEndsTheAnswerEvenWhenTheFirstPieceMayTakeLong() throws InterruptedException {
        ModelAnswer answer = answer(LONG, SHORT);
        Thread.ofVirtual().start(() -> answer.append("Hel"));

        ChatResult result = answer.await();

        assertThat(result.text()).isEqualTo("Hel");
        assertThat(result.failure().orElseThrow().error()).isEqualTo(StandardError.STREAM_STALLED);
    }

    @Test
    void stopKeepsWhatHasComeAndIsNoFailure() throws InterruptedException {
        ModelAnswer answer = answer(LONG, LONG);
        answer.append("Hel");
        Thread.ofVirtual().start(answer::stop);

        ChatResult result = answer.await();

        assertThat(result.text()).isEqualTo("Hel");
        assertThat(result.end()).isEqualTo(End.STOPPED);
        assertThat(result.failure()).isEmpty();
    }

    @Test
    void stopAfterTheEndChangesNothing() throws InterruptedException {
        ModelAnswer answer = answer(LONG, LONG);
        answer.ended(finished(Finish.COMPLETE));
        answer.stop();

        assertThat(answer.await().end()).isEqualTo(End.COMPLETE);
    }

    @Test
    void piecesThatComeTooLateAreShownToNobody() throws InterruptedException {
        ModelAnswer answer = answer(LONG, LONG);
        answer.append("Hello");
        answer.ended(finished(Finish.COMPLETE));
        answer.await();

        answer.append(" again");

        assertThat(screen).hasToString("Hello");
    }
}
