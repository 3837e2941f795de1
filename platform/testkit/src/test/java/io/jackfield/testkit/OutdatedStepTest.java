package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutdatedStepTest {
    @RegisterExtension
    final JackfieldExtension jackfield = JackfieldExtension.with(SurveyCommand.class);

    @Test
    void answerToAStepThatTheLiveVersionDoesNotKnowBeginsTheFormAnew() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/survey old");
        ada.sees("Your name?");

        ada.sends("Lovelace");

        ada.seesPart("This form has changed since we began");
        ada.sees("Your name?");
        ada.sends("Lovelace");
        ada.sees("Hello Lovelace");
    }

    @Test
    void pluginSaysWhatItLikesWhenAStepHasEnded() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        TestChat ben = jackfield.telegram().privateChatWith("Ben");
        ada.sends("/survey");
        jackfield.clock().advance(Duration.ofMinutes(1));
        ben.sends("/survey");
        ada.sends("/survey");
        ada.sees("Your name?");
        ada.sees("Your name?");
        ben.sees("Your name?");

        jackfield.clock().advance(Duration.ofMinutes(4).plusSeconds(30));
        ada.seesNothingMore();
        jackfield.clock().advance(Duration.ofMinutes(1));

        ada.sees("Ada of Ada was too late");
        ben.sees("Ben of Ada was too late");
        assertThat(jackfield.context().people().find("test", ben.userId())).isPresent();
    }
}
