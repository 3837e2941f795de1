package io.jackfield.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the menu does, in a bot without plans. */
class ModelCommandTest extends CommandHandlerContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(ModelCommand.class)
            .offer("instant", "ChatGPT Instant", "openai", false)
            .offer("thinking", "ChatGPT Thinking", "openai", false)
            .offer("five", "GPT-5", "openai", true)
            .offer("search", "Perplexity Search", "perplexity", false)
            .offer("lab", "Perplexity Laboratory", "perplexity", false);

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void menuTicksTheCurrentChoiceAndGivesEachProviderRowsOfItsOwn() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/model");

        TestReply menu = ada.sees("Who should answer you? Now it is ChatGPT Instant.");
        assertThat(menu.buttons())
                .containsExactly(
                        "✅ ChatGPT Instant",
                        "ChatGPT Thinking",
                        "GPT-5",
                        "Perplexity Search",
                        "Perplexity Laboratory",
                        "✖ Close");
        assertThat(menu.buttonRows()).extracting(row -> row.size()).containsExactly(2, 1, 1, 1, 1);
    }

    @Test
    void choiceIsRememberedForAllPluginsAndShownInPlace() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/model");
        ada.nextReply();

        ada.presses("Perplexity Search");

        TestReply menu = ada.sees("Who should answer you? Now it is Perplexity Search.");
        assertThat(menu.isEdit()).isTrue();
        assertThat(menu.buttons()).contains("ChatGPT Instant", "✅ Perplexity Search");
        assertThat(ada.toast()).isEqualTo("Perplexity Search answers you now.");
        assertThat(ada.preferences().get("model")).contains("search");
    }

    @Test
    void choosingTheSameAgainChangesNothingOnTheScreen() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/model");
        ada.nextReply();

        ada.presses("✅ ChatGPT Instant");

        assertThat(ada.unread()).isEmpty();
        assertThat(ada.toast()).isEqualTo("ChatGPT Instant answers you now.");
    }

    @Test
    void withoutPlansPremiumModelsAreOpenToEverybody() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/model");

        ada.presses("GPT-5");

        assertThat(ada.lastReply().buttons()).contains("✅ GPT-5");
    }

    @Test
    void choiceThatIsGoneIsSaid() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.preferences().put("model", "retired");

        ada.sends("/model");

        ada.sees("The model you had chosen is no longer offered, so ChatGPT Instant answers for now."
                + " You can choose another one.");
    }

    @Test
    void buttonOfAModelThatIsGoneShowsTheMenuAnew() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/model");

        ada.pressesForged("choose", "retired");

        assertThat(ada.toast()).isEqualTo("This model is no longer offered.");
        assertThat(ada.lastReply().buttons()).contains("✅ ChatGPT Instant");
    }

    @Test
    void closeTakesTheMenuAway() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/model");

        ada.presses("✖ Close");

        assertThat(ada.onScreen()).isEmpty();
    }

    @Test
    void speaksRussianAndWorksInGroups() {
        TestChat friends = jackfield.telegram().group("Друзья", "Ada");
        friends.preferences().put("language", "ru");
        friends.sends("/model");

        friends.presses("ChatGPT Thinking");

        assertThat(friends.toast()).isEqualTo("Теперь вам отвечает ChatGPT Thinking.");
    }

    @Nested
    class InABotWithoutModels {
        @RegisterExtension
        static final JackfieldExtension empty = JackfieldExtension.with(ModelCommand.class);

        @Test
        void saysThatNoneIsThere() {
            TestChat ada = empty.telegram().privateChatWith("Ada");

            ada.sends("/model");

            ada.sees("No model is available right now. Please try again a little later.");
        }
    }
}
