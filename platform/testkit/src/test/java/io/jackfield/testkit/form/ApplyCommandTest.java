package io.jackfield.testkit.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through a form of the contract. */
class ApplyCommandTest extends CommandHandlerContract {
    @RegisterExtension
    static final JackfieldExtension jackfield =
            JackfieldExtension.with(ApplyCommand.class).commands(CommandSpec.command("help"));

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    private static TestChat asked(String... answers) {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/apply");
        for (String answer : answers) {
            ada.sends(answer);
        }
        return ada;
    }

    @Test
    void applicationIsAskedForShownAndSent() {
        TestChat ada = asked();
        assertThat(ada.sees("What is your name?").keys()).containsExactly("✖ Cancel");

        ada.sends("  Ada Lovelace ");
        assertThat(ada.sees("Your phone number?").keys()).containsExactly("📱 Share my number", "‹ Back", "✖ Cancel");
        ada.sends("+44 (20) 7946-0958");
        assertThat(ada.sees("Anything else?").keys()).containsExactly("Skip", "‹ Back", "✖ Cancel");
        ada.sends("In the afternoon");
        ada.sees("Ada Lovelace, +442079460958, In the afternoon. Shall I send it?");
        ada.presses("✅ Send");

        ada.sees("Thank you, Ada Lovelace: basic.");
        ada.sends("hello");
        ada.seesPart("I only understand commands here.");
    }

    @Test
    void sharedContactIsANumberAndWhatIsOptionalCanBeSkipped() {
        TestChat ada = asked("Ada");

        ada.sendsContact("442079460958");
        ada.presses("Skip");

        assertThat(ada.lastReply().text()).isEqualTo("Ada, +442079460958, –. Shall I send it?");
    }

    @Test
    void whatIsWrongIsSaidAndAskedAgain() {
        TestChat ada = asked("Ada", "seven");

        TestReply again = ada.lastReply();
        assertThat(again.text()).isEqualTo("That is no phone number. It looks like +44 20 7946 0958.");
        assertThat(again.keys()).contains("📱 Share my number");
        ada.sends("+442079460958");
        assertThat(ada.lastReply().text()).isEqualTo("Anything else?");
    }

    @Test
    void backGoesToTheQuestionBefore() {
        TestChat ada = asked("Ada", "+442079460958");

        ada.presses("‹ Back");
        assertThat(ada.lastReply().text()).isEqualTo("Your phone number?");
        ada.sends("/back");
        assertThat(ada.lastReply().text()).isEqualTo("What is your name?");
        ada.sends("/back");
        assertThat(ada.lastReply().text()).isEqualTo("There is nothing to go back to here.");
        ada.sends("Augusta");
        ada.sends("+442079460958");
        ada.sends("Skip");
        ada.presses("‹ Back");

        assertThat(ada.lastReply().text()).isEqualTo("Anything else?");
        ada.sends("Soon");
        assertThat(ada.lastReply().text()).startsWith("Augusta, +442079460958, Soon.");
    }

    @Test
    void summaryIsShownAgainUntilItIsAnsweredAndLeadsToTheBeginning() {
        TestChat ada = asked("Ada", "+442079460958", "Skip");

        ada.sends("perhaps");
        assertThat(ada.lastReply().text()).startsWith("Ada, +442079460958, –.");
        ada.presses("From the beginning");

        assertThat(ada.lastReply().text()).isEqualTo("What is your name?");
    }

    @Test
    void cancelLeavesTheForm() {
        TestChat ada = asked("Ada");

        ada.presses("✖ Cancel");

        assertThat(ada.lastReply().text()).isEqualTo("Cancelled.");
        ada.sends("+442079460958");
        assertThat(ada.lastReply().text()).startsWith("I only understand commands here.");
    }

    @Test
    void anotherCommandLeavesTheForm() {
        TestChat ada = asked("Ada");

        ada.sends("/help");
        ada.sends("+442079460958");

        assertThat(ada.lastReply().text()).startsWith("I only understand commands here.");
    }

    @Test
    void whatIsKnownAlreadyComesAlong() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/apply premium");
        ada.sends("Ada");
        ada.sends("+442079460958");
        ada.sends("Skip");

        ada.presses("✅ Send");

        assertThat(ada.lastReply().text()).isEqualTo("Thank you, Ada: premium.");
    }

    @Test
    void formEndsByItselfAndSaysSoOnce() {
        TestChat ada = asked("Ada");
        ada.sees("What is your name?");
        ada.sees("Your phone number?");

        jackfield.clock().advance(Duration.ofMinutes(59));
        ada.seesNothingMore();
        jackfield.clock().advance(Duration.ofMinutes(2));
        ada.seesPart("I have waited for your answer as long as I could");
        jackfield.clock().advance(Duration.ofDays(2));

        ada.seesNothingMore();
        ada.sends("+442079460958");
        ada.seesPart("I only understand commands here.");
    }

    @Test
    void formThatWasFilledInIsNotToldOfItsTime() {
        TestChat ada = asked("Ada", "+442079460958", "Skip");
        ada.presses("✅ Send");
        int seen = ada.replies().size();

        jackfield.clock().advance(Duration.ofDays(1));

        assertThat(ada.replies()).hasSize(seen);
    }

    @Test
    void answersAreRussianWhereTheTextsAre() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");
        ada.sends("/apply");
        ada.sends("Ада");

        ada.presses("‹ Назад");

        assertThat(ada.lastReply().text()).isEqualTo("Как вас зовут?");
    }
}
