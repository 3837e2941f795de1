package io.jackfield.command.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.testkit.CommandHandlerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.TestReply;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ModelCommandTest extends CommandHandlerContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = withOffers();

    private static JackfieldExtension withOffers() {
        return JackfieldExtension.with(ModelCommand.class)
                .offer("instant", "ChatGPT Instant", "openai", false)
                .offer("thinking", "ChatGPT Thinking", "openai", false)
                .offer("five", "GPT-5", "openai", true)
                .offer("search", "Perplexity Search", "perplexity", false);
    }

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Test
    void menuTicksTheCurrentChoiceAndLocksWhatIsPaidFor() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/model");

        TestReply menu = ada.nextReply();
        assertThat(menu.text()).isEqualTo("Who should answer you? Now it is ChatGPT Instant.");
        assertThat(menu.buttons())
                .containsExactly("✅ ChatGPT Instant", "ChatGPT Thinking", "🔒 GPT-5", "Perplexity Search", "✖ Close");
        assertThat(menu.buttonRows()).hasSize(4);
    }

    @Test
    void choiceIsRememberedForAllPluginsAndShownInPlace() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/model");
        ada.nextReply();

        ada.presses("Perplexity Search");

        TestReply menu = ada.nextReply();
        assertThat(menu.isEdit()).isTrue();
        assertThat(menu.text()).contains("Perplexity Search");
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
    void lockedModelIsRefusedWithAWord() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/model");

        ada.presses("🔒 GPT-5");

        assertThat(ada.alert()).isEqualTo("GPT-5 needs a subscription.");
        assertThat(ada.preferences().get("model")).isEmpty();
    }

    @Test
    void lockHoldsAgainstForgedButtons() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.pressesForged("choose", "five");

        assertThat(ada.alert()).isEqualTo("GPT-5 needs a subscription.");
        assertThat(ada.preferences().get("model")).isEmpty();
    }

    @Test
    void choiceThatIsGoneIsSaid() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.preferences().put("model", "retired");

        ada.sends("/model");

        assertThat(ada.nextReply().text())
                .isEqualTo("The model you had chosen is no longer offered, so ChatGPT Instant answers for now."
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

    @Test
    void wrongSettingNamesWhatIsAllowed() {
        assertThatThrownBy(() -> new ModelCommand(TestContext.of("command-model", Map.of("premium", "maybe"))))
                .hasMessage("plugin command-model: premium is 'maybe'; use locked or open");
    }

    @Nested
    class WherePremiumIsOpen {
        @RegisterExtension
        static final JackfieldExtension open = withOffers().botConfig("premium", "open");

        @Test
        void everyModelCanBeChosen() {
            TestChat ada = open.telegram().privateChatWith("Ada");
            ada.sends("/model");

            ada.presses("GPT-5");

            assertThat(ada.lastReply().buttons()).contains("✅ GPT-5");
        }
    }

    @Nested
    class InABotWithoutModels {
        @RegisterExtension
        static final JackfieldExtension empty = JackfieldExtension.with(ModelCommand.class);

        @Test
        void saysThatNoneIsThere() {
            TestChat ada = empty.telegram().privateChatWith("Ada");

            ada.sends("/model");

            assertThat(ada.nextReply().text())
                    .isEqualTo("No model is available right now. Please try again a little later.");
        }
    }
}
