package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HelloCommandTest {
    @RegisterExtension
    static final JackfieldExtension jackfield =
            JackfieldExtension.with(HelloCommand.class).config("greeting", "Hi");

    @Test
    void greetsTheSenderByFirstName() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/hello");

        assertThat(ada.nextReply().text()).isEqualTo("Hi, Ada");
    }
}
