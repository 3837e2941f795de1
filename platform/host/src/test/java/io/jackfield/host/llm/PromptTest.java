package io.jackfield.host.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.ModelMessage.Role;
import io.jackfield.host.config.ModelOffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromptTest {
    /** 100 tokens and 200 bytes. */
    private static final String HUNDRED = " a".repeat(100);

    private static final ModelMessage SYSTEM = ModelMessage.system("You help.");
    private static final ModelMessage QUESTION = ModelMessage.user("Well?");

    private static ModelOffer offer(int maxTokens) {
        return new ModelOffer(
                "instant", "Instant", "openai", "small", false, maxTokens, Optional.empty(), new LinkedHashMap<>());
    }

    private static Window window(int prompt) {
        return new Window(prompt + 100, prompt, 100);
    }

    private static List<ModelMessage> dialogue(int rounds) {
        List<ModelMessage> messages = new ArrayList<>();
        messages.add(SYSTEM);
        for (int round = 0; round < rounds; round++) {
            messages.add(ModelMessage.user(round + HUNDRED));
            messages.add(ModelMessage.assistant(round + HUNDRED));
        }
        messages.add(QUESTION);
        return messages;
    }

    private static List<ModelMessage> fitting(List<ModelMessage> messages, int tokens) {
        return Prompt.fitting(messages, offer(0), window(tokens)).messages();
    }

    @Test
    void whatFitsStaysAsItIs() {
        List<ModelMessage> messages = dialogue(3);

        assertThat(fitting(messages, 10_000)).isSameAs(messages);
    }

    @Test
    void countDecidesWhereTheBoundIsTooCareful() {
        List<ModelMessage> messages = dialogue(3);

        assertThat(fitting(messages, 700)).isEqualTo(messages);
    }

    @Test
    void oldestTurnsGoAndTheDialogueBeginsWithTheUser() {
        List<ModelMessage> messages = dialogue(5);

        List<ModelMessage> left = fitting(messages, 400);

        assertThat(left).hasSize(4).startsWith(SYSTEM).endsWith(QUESTION);
        assertThat(left.get(1)).isEqualTo(ModelMessage.user("4" + HUNDRED));
        assertThat(left.get(2).role()).isEqualTo(Role.ASSISTANT);
    }

    @Test
    void everySystemMessageStaysInItsPlace() {
        List<ModelMessage> messages = new ArrayList<>(dialogue(5));
        ModelMessage summary = ModelMessage.system("They spoke of rain.");
        messages.add(1, summary);
        messages.add(8, summary);

        List<ModelMessage> left = fitting(messages, 300);

        assertThat(left).startsWith(SYSTEM, summary).filteredOn(summary::equals).hasSize(2);
        assertThat(Prompt.fitting(messages, offer(0), window(300)).tokens()).isLessThanOrEqualTo(300);
    }

    @Test
    void questionAloneIsAskedWhenNothingElseFits() {
        assertThat(fitting(dialogue(5), 30)).containsExactly(SYSTEM, QUESTION);
    }

    @Test
    void questionThatDoesNotFitIsRefusedWithFigures() {
        List<ModelMessage> messages = List.of(SYSTEM, ModelMessage.user(HUNDRED.repeat(10)));

        JackfieldException refusal = catchThrowableOfType(JackfieldException.class, () -> fitting(messages, 500));

        assertThat(refusal.error()).isEqualTo(StandardError.PROMPT_TOO_LONG);
        assertThat(refusal).hasMessageContaining("about 10").hasMessageContaining("room for 500 of its window of 600");
    }

    @Test
    void picturesCountByAConstantAndNotByTheirBytes() {
        ModelMessage picture = new ModelMessage(
                Role.USER, "What is it?", List.of(new Attachment.Bytes("a.png", "image/png", new byte[1_000_000])));
        List<ModelMessage> messages = new ArrayList<>(dialogue(5));
        messages.set(messages.size() - 1, picture);

        assertThat(fitting(messages, 1_700)).containsExactly(SYSTEM, picture);
        assertThat(fitting(messages, 2_800)).hasSize(12);
    }

    @Test
    void halfOfTheTurnsAreLeftForAServiceWithLessRoomThanItSays() {
        Prompt prompt = new Prompt(dialogue(4));

        Prompt half = prompt.half();

        assertThat(half.messages()).hasSize(6).startsWith(SYSTEM, ModelMessage.user("2" + HUNDRED));
        assertThat(half.half().messages()).hasSize(4);
        assertThat(half.half().half().messages()).containsExactly(SYSTEM, QUESTION);
        assertThat(half.half().half().hasTurns()).isFalse();
    }

    @Test
    void answerHasItsShareOfTheWindow() {
        ModelInfo info = new ModelInfo("small", 8_000, 4_000, Set.of(), Set.of(), 0, Optional.empty());
        ModelInfo other = new ModelInfo("small", 8_000, 4_000, Set.of(), Set.of(), 25, Optional.empty());

        assertThat(Window.of(offer(0), info)).isEqualTo(new Window(8_000, 6_000, 2_000));
        assertThat(Window.of(offer(1_000), info).promptTokens()).isEqualTo(7_000);
        assertThat(Window.of(offer(100_000), info).promptTokens()).isEqualTo(4_000);
        assertThat(Window.of(offer(3_000), other).promptTokens()).isEqualTo(4_000);
        assertThat(Window.withMargin(101, other)).isEqualTo(127);
    }
}
