package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.StandardError;
import io.jackfield.api.llm.Citation;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShownAnswerTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(ChatHandler.class)
            .offer("instant", "ChatGPT Instant", "openai", false)
            .offer("other", "DeepSeek", "deepseek", false)
            .fallback("instant", "other")
            .config("reasoning", "shown")
            .config("codeAsFile.lines", 3);

    @Test
    void thoughtsStandBeforeTheAnswerAndNeverInTheDialogue() {
        jackfield.model().thinks("Let me see.").answers("42");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("?");

        TestReply thoughts = ada.sees("Let me see.");
        assertThat(thoughts.entities()).extracting(TestReply.Entity::type).containsExactly("expandable_blockquote");
        ada.sees("42");
        assertThat(ada.dialogue()).containsExactly(ModelMessage.user("?"), ModelMessage.assistant("42"));
    }

    @Test
    void sourcesAreLinkedUnderTheAnswer() {
        jackfield
                .model()
                .cites(new Citation("Page", URI.create("https://a.example/")))
                .answers("So [1].");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("?");

        TestReply answer = ada.nextReply();
        assertThat(answer.text()).isEqualTo("So [1].\n\nSources\n\n1. Page");
        assertThat(answer.entities())
                .contains(
                        new TestReply.Entity("text_link", "[1]", "https://a.example/"),
                        new TestReply.Entity("text_link", "Page", "https://a.example/"));
        assertThat(ada.dialogue().getLast()).isEqualTo(ModelMessage.assistant("So [1]."));
    }

    @Test
    void longCodeComesAsAFile() {
        jackfield.model().answers("```sh\na\nb\nc\nd\n```");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("?");

        ada.seesPart("all of it is in code-1.sh");
        assertThat(ada.nextReply().attachment().name()).isEqualTo("code-1.sh");
    }

    @Test
    void fallbackIsNamedOnceUntilTheModelIsBack() {
        jackfield
                .model()
                .fails(StandardError.OVERLOADED)
                .answers("one")
                .fails(StandardError.OVERLOADED)
                .answers("two")
                .answers("three");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("1");
        ada.sees("ChatGPT Instant is busy right now, so DeepSeek answered.");
        ada.sees("one");
        ada.sends("2");
        ada.sees("two");
        ada.sends("3");
        ada.sees("three");
        ada.seesNothingMore();
    }

    @Nested
    class InABotThatHidesThem {
        @RegisterExtension
        static final JackfieldExtension hiding =
                JackfieldExtension.with(ChatHandler.class).offer("instant", "ChatGPT Instant", "openai", false);

        @Test
        void thoughtsAreNotShown() {
            hiding.model().thinks("Let me see.").answers("42");
            TestChat ada = hiding.telegram().privateChatWith("Ada");

            ada.sends("?");

            ada.sees("42");
            ada.seesNothingMore();
        }
    }
}
