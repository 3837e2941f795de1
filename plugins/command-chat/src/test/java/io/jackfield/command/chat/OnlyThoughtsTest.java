package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.llm.ModelMessage;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OnlyThoughtsTest {
    @RegisterExtension
    static final JackfieldExtension jackfield =
            JackfieldExtension.with(ChatHandler.class).offer("instant", "ChatGPT Instant", "openai", false);

    @Test
    void answerThatIsCutBeforeItsFirstWordIsToldAndCanBeAskedAgain() {
        jackfield.model().thinks("Let me see.").reachesItsLimitAfter("").answers("42");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("?");
        TestReply told = ada.nextReply();
        assertThat(told.text()).startsWith("The model used up its room for thinking");
        assertThat(told.buttons()).containsExactly("🔄 Try again");
        assertThat(ada.dialogue()).isEmpty();

        ada.presses("🔄 Try again");

        assertThat(ada.lastReply().text()).isEqualTo("42");
        assertThat(jackfield.model().lastQuestion().messages()).containsExactly(ModelMessage.user("?"));
    }
}
