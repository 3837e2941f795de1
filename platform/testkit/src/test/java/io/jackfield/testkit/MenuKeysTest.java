package io.jackfield.testkit;

import io.jackfield.api.command.CommandSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MenuKeysTest {
    @RegisterExtension
    final JackfieldExtension jackfield =
            JackfieldExtension.with(MainMenuCommand.class).commands(CommandSpec.command("help"));

    @Test
    void keyIsTheCommandOfWhicheverPluginHasIt() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/menu");

        ada.presses("📊 Report");
        ada.presses("Help");
        ada.presses("Gone");

        ada.sees("Here");
        ada.sees("Menu of report");
        ada.sees("(another plugin answers)");
        ada.seesPart("I don’t know this command.");
    }

    @Test
    void keyIsTheCommandInsideAFormAndAnythingElseIsTheAnswer() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/menu");
        ada.sends("/menu form");

        ada.presses("📊 Report");
        ada.sends("ada@example.org");
        ada.sends("/menu form");
        ada.sends("📊 Report!");

        ada.sees("Here");
        ada.sees("Your e-mail?");
        ada.sees("Menu of report");
        ada.sees("You wrote ada@example.org");
        ada.sees("Your e-mail?");
        ada.sees("E-mail 📊 Report!");
    }

    @Test
    void labelThatTheChatWasNotShownIsText() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        TestChat ben = jackfield.telegram().privateChatWith("Ben");
        ada.sends("/menu");

        ben.sends("Help");

        ben.sees("You wrote Help");
    }

    @Test
    void menuThatComesByItselfIsKnownAndTheOneBeforeStaysSo() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/menu");
        ada.sends("/menu push");
        ada.sees("Here");
        ada.sees("New");

        ada.sends("More");
        ada.sends("Help");

        ada.sees("(another plugin answers)");
        ada.sees("(another plugin answers)");
    }
}
