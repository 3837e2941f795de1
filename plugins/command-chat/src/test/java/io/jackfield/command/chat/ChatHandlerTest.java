package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.StandardError;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatHandlerTest extends CommandHandlerContract {
    private static final String RETRY = "🔄 Try again";
    private static final String CONTINUE = "▶️ Continue";

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(ChatHandler.class)
            .offer("five", "GPT-5", "openai", true)
            .offer("instant", "ChatGPT Instant", "openai", false)
            .config("prompt", "Be brief.");

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void answersWithTheFirstFreeModelAndShowsItsMarkdown() {
        jackfield.model().answers("A **jack field** is a board of sockets.");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("What is a jack field?");

        TestReply answer = ada.nextReply();
        assertThat(answer.text()).isEqualTo("A jack field is a board of sockets.");
        assertThat(answer.entities()).containsExactly(new TestReply.Entity("bold", "jack field", ""));
        assertThat(ada.unread()).isEmpty();
        assertThat(jackfield.model().lastQuestion().offer()).isEqualTo("instant");
        assertThat(asked())
                .containsExactly(ModelMessage.system("Be brief."), ModelMessage.user("What is a jack field?"));
    }

    @Test
    void dialogueIsKeptAndGoesAlong() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("one");

        ada.sends("two");

        assertThat(asked())
                .containsExactly(
                        ModelMessage.system("Be brief."),
                        ModelMessage.user("one"),
                        ModelMessage.assistant("You said: one"),
                        ModelMessage.user("two"));
        assertThat(ada.dialogue()).hasSize(4);
    }

    @Test
    void answerThatReachedItsLimitGoesOnWhereItEnded() {
        jackfield.model().reachesItsLimitAfter("```python\nprint(1)").answers("print(2)\n```\nDone.");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("A script");
        ada.sees("print(1)");
        ada.sees("The answer became too long and was cut here.");

        ada.presses(CONTINUE);

        TestReply rest = ada.nextReply();
        assertThat(rest.text()).isEqualTo("print(2)\n\nDone.");
        assertThat(rest.entities()).extracting(TestReply.Entity::type).containsExactly("pre");
        assertThat(asked().getLast().text()).contains("exactly").endsWith("```python\nprint(1)");
        assertThat(ada.dialogue())
                .containsExactly(
                        ModelMessage.user("A script"),
                        ModelMessage.assistant("```python\nprint(1)"),
                        ModelMessage.user("Continue."),
                        ModelMessage.assistant("print(2)\n```\nDone."));
        assertThat(ada.onScreen()).hasSize(2);
    }

    @Test
    void stoppedAnswerIsKeptAsStoppedAndCanGoOn() {
        jackfield.model().isStoppedAfter("Once upon").answers("a time.");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("A story");
        assertThat(ada.unread()).extracting(TestReply::text).containsExactly("Once upon", "⏹ Stopped.");
        assertThat(ada.dialogue().getLast().text()).startsWith("Once upon").contains("stopped");
        ada.nextReply();
        ada.nextReply();

        ada.presses(CONTINUE);

        ada.sees("a time.");
        assertThat(asked().getLast().text()).endsWith("Once upon");
    }

    @Test
    void brokenAnswerIsShownKeptOutOfTheDialogueAndAskedAgainOnce() {
        jackfield.model().breaksAfter("Once up", StandardError.STREAM_BROKEN).answers("Once upon a time.");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("A story");
        assertThat(ada.nextReply().text()).isEqualTo("Once up");
        assertThat(ada.nextReply().text()).isEqualTo("⚠️ The answer broke off.");
        assertThat(ada.dialogue()).isEmpty();

        ada.presses(RETRY);
        ada.pressesForged("ask-again", "");

        assertThat(ada.nextReply().text()).isEqualTo("Once upon a time.");
        assertThat(ada.unread()).isEmpty();
        assertThat(ada.toast()).isEqualTo("There is nothing left to repeat.");
        assertThat(ada.dialogue())
                .containsExactly(ModelMessage.user("A story"), ModelMessage.assistant("Once upon a time."));
    }

    @Test
    void filteredAnswerSaysSo() {
        jackfield.model().isFilteredAfter("I would");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("?");

        assertThat(ada.unread())
                .extracting(TestReply::text)
                .containsExactly("I would", "The answer was cut short by the provider’s safety rules.");
    }

    @Test
    void modelWithNothingToSaySaysThat() {
        jackfield.model().answers("");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("?");

        assertThat(ada.nextReply().text()).startsWith("The model had nothing to say.");
        assertThat(ada.dialogue()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED, Too many people are asking at once.",
        "OVERLOADED, The model is overloaded at the moment.",
        "STREAM_STALLED, The model did not answer in time.",
        "REFUSED_BY_POLICY, The model may not answer this question.",
        "OUT_OF_CREDIT, This model cannot be used right now.",
        "UNAUTHORIZED, This model cannot be used right now.",
        "UNAVAILABLE, No model is available right now.",
        "PROMPT_TOO_LONG, Your message is too long for this model.",
        "REQUEST_REJECTED, Something went wrong on our side."
    })
    void everyFailureHasItsSentenceAndCanBeTriedAgain(StandardError error, String sentence) {
        jackfield.model().fails(error).answers("Here I am.");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("Hello?");
        assertThat(ada.nextReply().text()).startsWith(sentence);

        ada.presses(RETRY);

        assertThat(ada.nextReply().text()).isEqualTo("Here I am.");
    }

    @Test
    void longAnswerBecomesSeveralMessages() {
        jackfield.model().answers("word ".repeat(2_000));
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("Much");

        assertThat(ada.unread()).hasSizeBetween(3, 4);
    }

    @Test
    void missingChoiceIsSaidOnce() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.preferences().put("model", "retired");

        ada.sends("one");
        ada.sends("two");

        assertThat(ada.unread())
                .extracting(TestReply::text)
                .containsExactly(
                        "The model you had chosen is not available right now, so ChatGPT Instant answers."
                                + " /model shows all of them.",
                        "You said: one",
                        "You said: two");
    }

    @Test
    void chosenModelAnswers() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.preferences().put("model", "five");

        ada.sends("Hello");

        assertThat(jackfield.model().lastQuestion().offer()).isEqualTo("five");
    }

    @Test
    void roleComesAfterTheBotsOwnPrompt() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.preferences().put("role", "You are a pirate.");

        ada.sends("Hello");

        assertThat(asked())
                .containsExactly(
                        ModelMessage.system("Be brief."),
                        ModelMessage.system("You are a pirate."),
                        ModelMessage.user("Hello"));
    }

    @Test
    void repliedMessageGoesAlongUnlessItIsTheLast() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("one");
        TestReply first = ada.nextReply();
        ada.sends("two");

        ada.repliesTo(first, "What do you mean?");
        assertThat(asked().getLast().text()).isEqualTo("> You said: one\n\nWhat do you mean?");

        ada.repliesTo(ada.lastReply(), "And now?");
        assertThat(asked().getLast().text()).isEqualTo("And now?");
    }

    @Test
    void speaksRussian() {
        jackfield.model().breaksAfter("Жили", StandardError.STREAM_STALLED);
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");

        ada.sends("Сказку");

        assertThat(ada.lastReply().text()).isEqualTo("⚠️ Ответ оборвался.");
        assertThat(ada.lastReply().buttons()).containsExactly("🔄 Повторить");
    }

    @Test
    void groupsAreAnsweredWhenTheyAskTheBot() {
        TestChat friends = jackfield.telegram().group("Friends", "Ada", "Ben");
        friends.sends("nobody asks you");
        assertThat(jackfield.model().questions()).isEmpty();

        friends.as("Ben").sends("@test_bot what is the time?");

        assertThat(friends.nextReply().text()).isEqualTo("You said: Ben: what is the time?");
        assertThat(friends.onScreen()).hasSize(1);
        assertThat(asked().get(1).text()).contains("group chat");
    }

    @Test
    @Timeout(10)
    void answerInAGroupCanBeStopped() {
        jackfield.model().waitsForStop("Once upon");
        TestChat friends = jackfield.telegram().group("Friends", "Ada");
        friends.sends("@test_bot a story");
        // From a process of its own the first piece comes a little later.
        while (friends.onScreen().isEmpty()) {
            Thread.onSpinWait();
        }

        friends.stops();

        assertThat(friends.onScreen()).extracting(TestReply::text).containsExactly("Once upon", "⏹ Stopped.");
    }

    private static List<ModelMessage> asked() {
        return jackfield.model().lastQuestion().messages();
    }

    @Nested
    class InABotWithoutModels {
        @RegisterExtension
        static final JackfieldExtension empty = JackfieldExtension.with(ChatHandler.class);

        @Test
        void saysThatNoneIsThere() {
            TestChat ada = empty.telegram().privateChatWith("Ada");

            ada.sends("Hello?");

            assertThat(ada.nextReply().text()).startsWith("No model is available right now.");
            assertThat(ada.lastReply().buttons()).containsExactly(RETRY);
        }
    }
}
