package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What users send while an answer is being written, at once, and too much of. */
class MeanwhileTest {
    @RegisterExtension
    final JackfieldExtension jackfield = JackfieldExtension.with(LabCommand.class)
            .offer("instant", "ChatGPT Instant", "openai", false)
            .waiting(2)
            .flood(8, Duration.ofMinutes(1));

    @Test
    void stopEndsTheAnswerThatIsBeingWritten() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        jackfield.model().waitsForStop("Once upon");
        ada.sends("a story");

        ada.sends("/stop");

        ada.sees("Once upon (STOPPED)");
        ada.seesNothingMore();
    }

    @Test
    void keyOfAMenuStopsItAsTheCommandDoes() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab stop key");
        jackfield.model().waitsForStop("Once upon");
        ada.sends("a story");

        ada.presses("✋ Halt");

        ada.sees("At hand");
        ada.sees("Once upon (STOPPED)");
        ada.seesNothingMore();
    }

    @Test
    void stopWithNothingToStopSaysSo() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/stop");

        ada.seesPart("nothing to stop");
    }

    @Test
    void usersOfAGroupDoNotStopEachOther() {
        TestChat ada = jackfield.telegram().group("Friends", "Ada", "Ben");
        jackfield.model().waitsForStop("Once upon");
        ada.sends("@test_bot a story");

        ada.as("Ben").sends("/lab@test_bot menu");
        ada.sends("/stop");

        assertThat(ada.replies()).extracting(TestReply::text).containsExactly("Once upon (STOPPED)", "Which?");
    }

    @Test
    void questionsWaitForTheirTurnAndOneTooManyIsToldSo() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        jackfield.model().waitsForStop("Once upon").answers("Second").answers("Third");
        ada.sends("one");

        ada.sends("two");
        ada.sends("/lab menu");
        ada.sends("three");
        ada.seesNothingMore();
        ada.sends("four");
        ada.seesPart("2 questions are waiting");
        ada.stops();

        ada.sees("Once upon (STOPPED)");
        ada.sees("Second (COMPLETE)");
        ada.sees("Which?");
        ada.sees("Third (COMPLETE)");
        ada.seesNothingMore();
    }

    @Test
    void albumIsOneMessage() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sendsAlbum("compare", new byte[3], new byte[4], new byte[5]);

        ada.sees("Bytes: 3, 4, 5 compare");
        ada.seesNothingMore();
    }

    @Test
    void floodIsToldOnceAndOverWithItsWindow() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab stop key");
        ada.sees("At hand");
        for (int number = 2; number <= 8; number++) {
            ada.sends("/lab menu");
            ada.sees("Which?");
        }

        ada.sends("/lab menu");
        ada.seesPart("That’s a lot at once!");
        ada.sends("/lab menu");
        ada.presses("two");
        ada.seesNothingMore();
        assertThat(ada.toast()).isEmpty();
        ada.sends("/stop");
        ada.seesPart("nothing to stop");
        ada.sends("✋ Halt");
        ada.seesPart("nothing to stop");

        jackfield.clock().advance(Duration.ofMinutes(1));
        ada.sends("/lab menu");
        ada.sees("Which?");
    }
}
