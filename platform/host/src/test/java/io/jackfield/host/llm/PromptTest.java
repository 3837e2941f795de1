package io.jackfield.host.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.api.llm.ChatMessage.Role;
import io.jackfield.api.llm.ModelInfo;
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

    private static final ChatMessage SYSTEM = ChatMessage.system("You help.");
    private static final ChatMessage QUESTION = ChatMessage.user("Well?");

    private static ModelOffer offer(int maxTokens) {
        return new ModelOffer(
                "instant", "Instant", "openai", "small", false, maxTokens, Optional.empty(), new LinkedHashMap<>());
    }

    private static Window window(int prompt) {
        return new Window(prompt + 100, prompt, 100);
    }

    private static List<ChatMessage> dialogue(int rounds) {
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(SYSTEM);
        for (int round = 0; round < rounds; round++) {
            messages.add(ChatMessage.user(round + HUNDRED));
            messages.add(ChatMessage.assistant(round + HUNDRED));
        }
        messages.add(QUESTION);
        return messages;
    }

    private static List<ChatMessage> fitting(List<ChatMessage> messages, int tokens) {
        return Prompt.fitting(messages, offer(0), window(tokens)).messages();
    }

    @Test
    void whatFitsStaysAsItIs() {
        List<ChatMessage> messages = dialogue(3);

        assertThat(fitting(messages, 10_000)).isSameAs(messages);
    }

    @Test
    void countDecidesWhereTheBoundIsTooCareful() {
        List<ChatMessage> messages = dialogue(3);

        assertThat(fitting(messages, 700)).isEqualTo(messages);
    }

    @Test
    void oldestTurnsGoAndTheDialogueBeginsWithTheUser() {
        List<ChatMessage> messages = dialogue(5);

        List<ChatMessage> left = fitting(messages, 400);

        assertThat(left).hasSize(4).startsWith(SYSTEM).endsWith(QUESTION);
        assertThat(left.get(1)).isEqualTo(ChatMessage.user("4" + HUNDRED));
        assertThat(left.get(2).role()).isEqualTo(Role.ASSISTANT);
    }

    @Test
    void everySystemMessageStaysInItsPlace() {
        List<ChatMessage> messages = new ArrayList<>(dialogue(5));
        ChatMessage summary = ChatMessage.system("They spoke of rain.");
        messages.add(1, summary);
        messages.add(8, summary);

        List<ChatMessage> left = fitting(messages, 300);

        assertThat(left).startsWith(SYSTEM, summary).filteredOn(summary::equals).hasSize(2);
        assertThat(Prompt.fitting(messages, offer(0), window(300)).tokens()).isLessThanOrEqualTo(300);
    }

    @Test
    void questionAloneIsAskedWhenNothingElseFits() {
        assertThat(fitting(dialogue(5), 30)).containsExactly(SYSTEM, QUESTION);
    }

    @Test
    void questionThatDoesNotFitIsRefusedWithFigures() {
        List<ChatMessage> messages = List.of(SYSTEM, ChatMessage.user(HUNDRED.repeat(10)));

        JackfieldException refusal = catchThrowableOfType(JackfieldException.class, () -> fitting(messages, 500));

        assertThat(refusal.error()).isEqualTo(StandardError.PROMPT_TOO_LONG);
        assertThat(refusal).hasMessageContaining("about 10").hasMessageContaining("room for 500 of its window of 600");
    }

    @Test
    void picturesCountByAConstantAndNotByTheirBytes() {
        ChatMessage picture = new ChatMessage(
                Role.USER, "What is it?", List.of(new Attachment.Bytes("a.png", "image/png", new byte[1_000_000])));
        List<ChatMessage> messages = new ArrayList<>(dialogue(5));
        messages.set(messages.size() - 1, picture);

        assertThat(fitting(messages, 1_700)).containsExactly(SYSTEM, picture);
        assertThat(fitting(messages, 2_800)).hasSize(12);
    }

    @Test
    void halfOfTheTurnsAreLeftForAServiceWithLessRoomThanItSays() {
        Prompt prompt = new Prompt(dialogue(4));

        Prompt half = prompt.half();

        assertThat(half.messages()).hasSize(6).startsWith(SYSTEM, ChatMessage.user("2" + HUNDRED));
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
