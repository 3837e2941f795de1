package io.jackfield.host.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Answer.End;
import io.jackfield.api.llm.Citation;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.TextSink.Activity;
import io.jackfield.api.llm.Usage;
import io.jackfield.host.calls.CallResult;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelAnswerTest {
    private static final Usage USAGE = new Usage(10, 2, 5);

    private final VirtualTime time = new VirtualTime();
    private final List<String> screen = new ArrayList<>();
    private final ModelAnswer answer = new ModelAnswer("instant", new Screen(), LlmConfigs.patient(), time);

    private final class Screen implements TextSink {
        @Override
        public void append(String piece) {
            screen.add(piece);
        }

        @Override
        public void think(String piece) {
            screen.add("thinks " + piece);
        }

        @Override
        public void wasThought() {
            screen.add("was thought");
        }

        @Override
        public void progress(Activity activity, String detail) {
            screen.add(activity + " " + detail);
        }
    }

    private static CallResult<Completion> finished(Finish finish) {
        return new CallResult.Answered<>(new Completion(finish, USAGE, "model"));
    }

    private void endsWith(StandardError error) {
        answer.call().ended(new CallResult.Failed<>(new JackfieldException(error, "failed")));
    }

    private static StandardError failure(Answer result) {
        return result.failure().orElseThrow().error();
    }

    @ParameterizedTest
    @CsvSource({"COMPLETE,COMPLETE", "LENGTH,LENGTH", "FILTERED,FILTERED"})
    void wholeAnswerComesWithItsEndAndUsage(Finish finish, End end) throws InterruptedException {
        answer.append("Hel");
        answer.append("");
        answer.append("lo");
        answer.call().ended(finished(finish));

        Answer result = answer.await();

        assertThat(result.text()).isEqualTo("Hello");
        assertThat(result.end()).isEqualTo(end);
        assertThat(result.usage()).isEqualTo(USAGE);
        assertThat(result.failure()).isEmpty();
        assertThat(result.offer()).isEqualTo("instant");
        assertThat(screen).containsExactly("Hel", "lo");
    }

    @Test
    void whatTurnsOutToBeThoughtIsNoPartOfTheAnswer() throws InterruptedException {
        answer.append("I should greet.");
        answer.wasThought();
        answer.append("Hello");
        answer.call().ended(finished(Finish.COMPLETE));

        Answer result = answer.await();

        assertThat(result.text()).isEqualTo("Hello");
        assertThat(result.reasoning()).isEqualTo("I should greet.");
        assertThat(screen).containsExactly("I should greet.", "was thought", "Hello");
    }

    @Test
    void thoughtsAndSourcesComeBesideTheText() throws InterruptedException {
        List<Citation> sources = List.of(new Citation("Source", URI.create("https://example.org/")));
        answer.progress(Activity.SEARCHING, "weather");
        answer.think("It may ");
        answer.think("rain");
        answer.append("Rain [1]");
        answer.call().ended(new CallResult.Answered<>(new Completion(Finish.COMPLETE, USAGE, "model", sources)));

        Answer result = answer.await();

        assertThat(result.text()).isEqualTo("Rain [1]");
        assertThat(result.reasoning()).isEqualTo("It may rain");
        assertThat(result.citations()).isEqualTo(sources);
        assertThat(screen).containsExactly("SEARCHING weather", "thinks It may ", "thinks rain", "Rain [1]");
    }

    @Test
    void endlessThoughtsAreKeptUpToALimit() throws InterruptedException {
        for (int piece = 0; piece < 300; piece++) {
            answer.think("x".repeat(999));
        }
        answer.call().ended(finished(Finish.COMPLETE));

        assertThat(answer.await().reasoning()).hasSize(100_000);
        assertThat(screen).hasSize(300);
    }

    @Test
    void answerThatBreaksOffKeepsWhatHasCome() throws InterruptedException {
        answer.append("Hel");
        endsWith(StandardError.STREAM_BROKEN);

        Answer result = answer.await();

        assertThat(result.text()).isEqualTo("Hel");
        assertThat(result.end()).isEqualTo(End.BROKEN);
        assertThat(failure(result)).isEqualTo(StandardError.STREAM_BROKEN);
        assertThat(answer.isShown()).isTrue();
    }

    @Test
    void silenceBeforeTheFirstPieceEndsTheAnswer() throws InterruptedException {
        Answer result = answer.await();

        assertThat(result.end()).isEqualTo(End.BROKEN);
        assertThat(failure(result)).isEqualTo(StandardError.STREAM_STALLED);
        assertThat(answer.isShown()).isFalse();
        assertThat(time.passed()).isEqualTo(LlmConfigs.FIRST_TOKEN);
    }

    @Test
    void silenceInTheMiddleEndsTheAnswerEvenWhenTheFirstPieceMayTakeLong() throws InterruptedException {
        time.after(Duration.ofSeconds(1), () -> answer.append("Hel"));

        Answer result = answer.await();

        assertThat(result.text()).isEqualTo("Hel");
        assertThat(failure(result)).isEqualTo(StandardError.STREAM_STALLED);
        assertThat(time.passed()).isEqualTo(LlmConfigs.SILENCE.plusSeconds(1));
        assertThat(answer.firstTokenNanos()).hasValue(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void thinkingAndSearchingForMinutesIsNoSilence() throws InterruptedException {
        for (int minute = 0; minute < 5; minute++) {
            time.after(Duration.ofMinutes(minute).plusSeconds(30), () -> answer.think("hm"));
            time.after(Duration.ofMinutes(minute).plusSeconds(55), () -> answer.progress(Activity.READING, "a page"));
        }
        time.after(Duration.ofMinutes(5), () -> {
            answer.append("Yes");
            answer.call().ended(finished(Finish.COMPLETE));
        });

        Answer result = answer.await();

        assertThat(result.end()).isEqualTo(End.COMPLETE);
        assertThat(result.text()).isEqualTo("Yes");
    }

    @Test
    void queueingIsBorneForItsOwnTimeOnly() throws InterruptedException {
        for (int seconds = 10; seconds < 3600; seconds += 10) {
            time.after(Duration.ofSeconds(seconds), () -> answer.progress(Activity.QUEUED, ""));
        }

        Answer result = answer.await();

        assertThat(failure(result)).isEqualTo(StandardError.STREAM_STALLED);
        assertThat(result.failure().orElseThrow()).hasMessageContaining("llm.queueTimeout");
        assertThat(time.passed()).isBetween(LlmConfigs.QUEUE, LlmConfigs.QUEUE.plus(LlmConfigs.SILENCE));
        assertThat(answer.isShown()).isFalse();
    }

    @Test
    void serviceThatFallsSilentInItsQueueIsNotWaitedForAnyLonger() throws InterruptedException {
        time.after(Duration.ofSeconds(10), () -> answer.progress(Activity.QUEUED, ""));

        assertThat(failure(answer.await())).isEqualTo(StandardError.STREAM_STALLED);
        assertThat(time.passed()).isEqualTo(LlmConfigs.FIRST_TOKEN.plusSeconds(10));
    }

    @Test
    void stopKeepsWhatHasComeAndIsNoFailure() throws InterruptedException {
        answer.append("Hel");
        time.after(Duration.ofSeconds(1), answer.call()::stop);

        Answer result = answer.await();

        assertThat(result.text()).isEqualTo("Hel");
        assertThat(result.end()).isEqualTo(End.STOPPED);
        assertThat(result.failure()).isEmpty();
    }

    @Test
    void stopAfterTheEndChangesNothing() throws InterruptedException {
        answer.call().ended(finished(Finish.COMPLETE));
        answer.call().stop();

        assertThat(answer.await().end()).isEqualTo(End.COMPLETE);
    }

    @Test
    void whatComesTooLateIsShownToNobody() throws InterruptedException {
        answer.append("Hello");
        answer.call().ended(finished(Finish.COMPLETE));
        answer.await();

        answer.append(" again");
        answer.think("hm");
        answer.progress(Activity.THINKING, "");

        assertThat(screen).containsExactly("Hello");
    }
}
