package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.StandardError;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScriptedModelTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(LabCommand.class)
            .offer("instant", "ChatGPT Instant", "openai", false)
            .model(model -> model.answers("*Hello* there"));

    @Test
    void lastLineOfTheScriptServesAllThatFollow() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("one");
        ada.sends("two");

        assertThat(ada.nextReply().text()).isEqualTo("Hello there (COMPLETE)");
        assertThat(ada.nextReply().text()).isEqualTo("Hello there (COMPLETE)");
        assertThat(jackfield.model().questions()).hasSize(2);
        assertThat(jackfield.model().lastQuestion().messages().getLast().text()).isEqualTo("two");
    }

    @Test
    void everyEndReachesTheHandler() {
        jackfield
                .model()
                .isFilteredAfter("a")
                .reachesItsLimitAfter("b")
                .breaksAfter("c", StandardError.STREAM_BROKEN)
                .isStoppedAfter("d");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        for (int asked = 0; asked < 4; asked++) {
            ada.sends("?");
        }

        assertThat(ada.unread())
                .extracting(TestReply::text)
                .containsExactly("a (FILTERED)", "b (LENGTH)", "c (BROKEN)", "d (STOPPED)");
        assertThat(ada.transcript()).contains("(Ada presses Stop)");
    }

    @Test
    void errorWithoutAnyTextComesOut() {
        jackfield.model().fails(StandardError.OUT_OF_CREDIT);
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("one");

        assertThat(ada.failure().error()).isEqualTo(StandardError.OUT_OF_CREDIT);
    }

    @Test
    void userStopsARunningAnswerInAPrivateChat() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        jackfield.model().waitsForStop("Once upon");
        ada.sends("a story");
        assertThat(ada.unread()).isEmpty();
        ada.stops();

        assertThat(ada.nextReply().text()).isEqualTo("Once upon (STOPPED)");
    }

    @Test
    void userStopsARunningAnswerInAGroup() {
        TestChat friends = jackfield.telegram().group("Friends", "Ada");
        jackfield.model().waitsForStop("Once upon");
        friends.sends("@test_bot a story");
        assertThat(friends.onScreen().getLast().buttons()).containsExactly("⏹ Stop");

        friends.stops();

        TestReply answer = friends.nextReply();
        assertThat(answer.text()).isEqualTo("Once upon (STOPPED)");
        assertThat(answer.isEdit()).isFalse();
        assertThat(friends.onScreen()).containsExactly(answer);
        assertThat(friends.toast()).isEqualTo("Stopping…");
    }

    @Test
    void otherChatsGoOnWhileOneWaits() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        TestChat ben = jackfield.telegram().privateChatWith("Ben");
        jackfield.model().waitsForStop("Once").answers("Twice");

        ada.sends("two");
        ben.sends("three");

        assertThat(ben.nextReply().text()).isEqualTo("Twice (COMPLETE)");
        ada.stops();
        assertThat(ada.lastReply().text()).isEqualTo("Once (STOPPED)");
    }

    @Test
    void silenceTurnsTheClock() {
        jackfield.model().answersAfter(Duration.ofSeconds(20), "at last").stallsAfter("and then");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        Instant start = jackfield.clock().instant();

        ada.sends("one");
        ada.sees("at last (COMPLETE)");
        assertThat(Duration.between(start, jackfield.clock().instant()))
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
        ada.sends("two");

        ada.sees("and then (BROKEN)");
        assertThat(Duration.between(start, jackfield.clock().instant()))
                .isBetween(Duration.ofSeconds(80), Duration.ofSeconds(81));
    }

    @Test
    void silenceBeforeTheFirstWordComesOutAsAnError() {
        jackfield.model().answersAfter(Duration.ofMinutes(2), "too late");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("one");

        assertThat(ada.failure().error()).isEqualTo(StandardError.STREAM_STALLED);
    }
}
