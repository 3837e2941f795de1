package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.command.CommandSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CommandButtonsTest {
    @RegisterExtension
    final JackfieldExtension jackfield = JackfieldExtension.with(ButtonsCommand.class)
            .commands(CommandSpec.command("help"))
            .flood(5, Duration.ofHours(1));

    @Test
    void buttonRunsTheCommandOfWhicheverPluginHasIt() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/menu");

        ada.presses("Help");
        ada.presses("Short");
        ada.presses("Long");

        ada.sees("Menu");
        ada.sees("(another plugin answers)");
        ada.sees("Menu of short");
        assertThat(ada.sees("Menu of long " + "x".repeat(100)).isEdit()).isFalse();
        assertThat(ada.onScreen()).hasSize(4);
    }

    @Test
    void commandThatTheBotDoesNotHaveIsToldKindly() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/menu");

        ada.presses("Lost");

        assertThat(ada.alert()).startsWith("That is not available here any more.");
    }

    @Test
    void cancelOnAButtonEndsTheForm() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/menu form");

        ada.presses("Leave");

        assertThat(ada.lastReply().text()).isEqualTo("Cancelled.");
    }

    @Test
    void pressOfACommandEndsAnOpenFormAsTheTypedCommandDoes() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/menu");
        ada.sends("/menu form");
        ada.presses("Help");

        ada.sends("Lovelace");

        assertThat(ada.lastReply().text()).doesNotContain("Hello");
    }

    @Test
    void inAGroupItCountsForWhoeverPresses() {
        TestChat friends = jackfield.telegram().group("Friends", "Ada", "Ben");
        friends.sends("/menu");
        for (int press = 0; press < 5; press++) {
            friends.as("Ben").presses("Short");
        }

        friends.as("Ben").presses("Short");

        assertThat(friends.alert()).startsWith("That’s a lot at once!");
        friends.presses("Short");
        assertThat(friends.lastReply().text()).isEqualTo("Menu of short");
    }
}
