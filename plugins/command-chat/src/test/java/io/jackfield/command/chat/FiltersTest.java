package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(ChatHandler.class)
            .offer("instant", "ChatGPT Instant", "openai", false)
            .config("filters.prompts.words", List.of("казино", "two words", "ёлка"))
            .config("filters.prompts.patterns", List.of("\\b\\d{4} \\d{4}\\b", "(a+)+$"))
            .config("filters.answers.words", List.of("secret"));

    @ParameterizedTest
    @ValueSource(strings = {"Где КАЗИНО?", "Two Words", "елка", "my card is 1234 5678", "aaaa"})
    void forbiddenPromptReachesNeitherModelNorDialogue(String prompt) {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends(prompt);

        ada.sees("I do not answer questions like this one.");
        ada.seesNothingMore();
        assertThat(jackfield.model().questions()).isEmpty();
        assertThat(ada.dialogue()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"казиношный", "two  words", "12345 67890", "xaaaab"})
    void partOfAWordIsNone(String prompt) {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends(prompt);

        ada.sees("You said: " + prompt);
    }

    @Test
    void forbiddenAnswerIsNeverShown() {
        jackfield.model().streams("It is ", "a Sec", "ret", " of mine").answers("Nothing.");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("Tell me");
        ada.seesPart("I had to withhold this answer");
        ada.seesNothingMore();
        assertThat(ada.onScreen()).noneMatch(reply -> reply.text().toLowerCase().contains("sec"));
        assertThat(ada.dialogue()).isEmpty();

        ada.sends("Something else");
        ada.sees("Nothing.");
    }

    @Test
    void harmlessAnswerIsWhole() {
        jackfield.model().streams("Secre", "tary", " and more");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("Tell me");

        ada.sees("Secretary and more");
    }
}
