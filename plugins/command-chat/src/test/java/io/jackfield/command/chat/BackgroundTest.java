package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.Request;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.prompt.PromptSource;
import io.jackfield.api.prompt.PromptSpec;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What prompt sources say goes along with every question and is never kept. */
class BackgroundTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(ChatHandler.class, Lessons.class)
            .offer("instant", "ChatGPT Instant", "openai", false)
            .config("prompt", "Be brief.")
            .background("calendar", "The school is closed on Sunday.");

    /** Says whose lessons they are. */
    public static final class Lessons implements PromptSource {
        public Lessons(PluginContext context) {}

        @Override
        public PromptSpec spec() {
            return PromptSpec.named("lessons");
        }

        @Override
        public Optional<String> about(Request request) {
            if (request.sender().firstName().equals("Carl")) {
                throw new IllegalStateException("the school does not answer");
            }
            return Optional.of(request.sender().firstName() + " has three lessons a week.");
        }
    }

    private static List<ModelMessage> asked() {
        return jackfield.model().lastQuestion().messages();
    }

    @Test
    void backgroundComesAfterThePromptAndBeforeTheDialogue() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("one");
        ada.sends("two");

        assertThat(asked())
                .containsExactly(
                        ModelMessage.system("Be brief."),
                        ModelMessage.system("The school is closed on Sunday."),
                        ModelMessage.system("Ada has three lessons a week."),
                        ModelMessage.user("one"),
                        ModelMessage.assistant("You said: one"),
                        ModelMessage.user("two"));
        assertThat(ada.dialogue()).hasSize(4).noneMatch(turn -> turn.text().contains("lessons"));
    }

    @Test
    void nobodyIsToldAboutSomebodyElse() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        TestChat ben = jackfield.telegram().privateChatWith("Ben");
        ada.sends("How am I doing?");
        ben.sends("And I?");

        assertThat(asked()).contains(ModelMessage.system("Ben has three lessons a week."));
        assertThat(asked()).noneMatch(message -> message.text().contains("Ada"));
    }

    @Test
    void dialogueGoesOnWithoutASourceThatFails() {
        TestChat carl = jackfield.telegram().privateChatWith("Carl");
        carl.sends("How am I doing?");

        assertThat(asked())
                .containsExactly(
                        ModelMessage.system("Be brief."),
                        ModelMessage.system("The school is closed on Sunday."),
                        ModelMessage.user("How am I doing?"));
        carl.sees("You said: How am I doing?");
    }
}
