package io.jackfield.command.notices;

import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoNoticesTest {
    @RegisterExtension
    static final JackfieldExtension jackfield =
            JackfieldExtension.with(NoticesCommand.class).named("command-notices");

    @Test
    void botThatTellsNothingByItselfSaysSo() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/notices");

        ada.sees("🔔 There is nothing yet that I tell by myself.");
    }
}
