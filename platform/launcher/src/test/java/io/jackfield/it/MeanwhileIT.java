package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.llm.Script;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.jackfield.sandbox.telegram.SandboxUser;
import io.jackfield.sandbox.telegram.faults.FaultRule;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What users send while an answer is being written. */
class MeanwhileIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String STOPPED = "⏹ Stopped.";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.servingHelper();

    @BeforeEach
    void teach() {
        Script endless = Script.tokens("word ".repeat(2_000).split("(?<= )")).every(Duration.ofMillis(30));
        platform.sandbox().models().reset();
        platform.sandbox()
                .models()
                .acceptAnyModel(true)
                .whenPromptContains("for ever", endless)
                .whenPromptContains("first", Script.text("One."))
                .whenPromptContains("second", Script.text("Two."))
                .whenPromptContains("third", Script.text("Three."));
    }

    private static SandboxChat listeningToAnEndlessAnswer() {
        SandboxChat ada = platform.newcomer();
        listen(ada);
        return ada;
    }

    private static void listen(SandboxChat chat) {
        chat.send("Talk for ever");
        chat.transcript().awaitDraft(draft -> draft.text().startsWith("word"), SOON);
    }

    @Test
    void stopDoesNotQueueAndLeavesTheLastWordToTheAnswer() {
        SandboxChat ada = listeningToAnEndlessAnswer();

        ada.send("/stop");

        ada.transcript().awaitText(STOPPED, SOON);
        assertThat(ada.transcript().botMessages()).hasSize(2);
        await().atMost(SOON).until(() -> platform.journal().unfinished() == 0);
    }

    @Test
    void stopIsInTheMenuInEachLanguage() {
        JsonObject privately = new JsonObject()
                .put("scope", new JsonObject().put("type", "all_private_chats"))
                .put("language_code", "ru");

        await().atMost(SOON)
                .until(() -> platform.api().ask("getMyCommands", privately).getJsonArray("result").stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(command -> command.getString("command").equals("stop")
                                && command.getString("description").equals("Остановить ответ")));
    }

    @Test
    void stopWithNothingToStopSaysSo() {
        SandboxChat ivan = platform.newcomer("ru");

        ivan.send("/stop@jackfield_helper_bot");

        assertThat(ivan.nextReply().text()).isEqualTo("Сейчас я ничего не пишу – останавливать нечего.");
    }

    @Test
    void secondQuestionShowsThatItWaitsUntilItsTurn() {
        SandboxChat ada = listeningToAnEndlessAnswer();

        SandboxMessage second = ada.send("And the second?");

        await().atMost(SOON).until(() -> ada.transcript().reactions(second.id()).equals(List.of("👀")));
        assertThat(ada.transcript().botMessageCount()).isZero();
        ada.send("/stop");
        ada.transcript().awaitText("Two.", SOON);
        await().atMost(SOON).until(() -> ada.transcript().reactions(second.id()).isEmpty());
        assertThat(ada.transcript().reactedTo()).containsExactly(second.id());
    }

    @Test
    void chatThatTakesNoReactionsIsToldInAWordOnce() {
        SandboxChat ada = listeningToAnEndlessAnswer();
        platform.telegram()
                .faults()
                .add(FaultRule.on("setMessageReaction").inChat(ada.id()).next(2).error(400));

        ada.send("The first?");
        ada.transcript().awaitText("I’ll answer this right after.", SOON);
        ada.send("The second?");
        ada.send("/stop");

        ada.transcript().awaitText("Two.", SOON);
        assertThat(ada.transcript().botMessages())
                .extracting(SandboxMessage::text)
                .containsOnlyOnce("I’ll answer this right after.")
                .containsSubsequence(STOPPED, "One.", "Two.");
    }

    @Test
    void oneQuestionTooManyIsToldSoAndTheOthersAreAnsweredInOrder() {
        SandboxChat ada = listeningToAnEndlessAnswer();
        ada.send("The first?");
        ada.send("The second?");
        ada.send("/model");
        ada.send("The third?");

        ada.send("The first again?");

        ada.transcript()
                .awaitText(
                        "I’m still answering, and 3 questions are waiting already. Please send this one again in a"
                                + " moment.",
                        SOON);
        ada.send("/stop");
        ada.transcript().awaitText("Three.", SOON);
        assertThat(ada.transcript().botMessages())
                .extracting(SandboxMessage::text)
                .containsSubsequence(STOPPED, "One.", "Two.", "Three.")
                .containsOnlyOnce("One.");
        await().atMost(SOON).until(() -> platform.journal().unfinished() == 0);
        assertThat(platform.journal().deadLetters()).isEmpty();
    }

    @Test
    void topicsOfAPrivateChatAreAnsweredSideBySide() {
        SandboxChat ada = platform.newcomer();
        SandboxChat water = ada.openTopic();
        SandboxChat steam = ada.openTopic();
        listen(steam);

        SandboxMessage asked = water.send("The first?");

        SandboxMessage answer =
                ada.transcript().awaitMessage(message -> message.text().equals("One."), SOON);
        assertThat(answer.json().getLong("message_thread_id"))
                .isEqualTo(asked.json().getLong("message_thread_id"));
        assertThat(ada.transcript().reactedTo()).isEmpty();
        water.send("/stop");
        ada.transcript().awaitMessage(message -> message.text().contains("nothing to stop"), SOON);
        steam.send("/stop");
        ada.transcript().awaitText(STOPPED, SOON);
    }

    @Test
    void onlyTheAskerStopsAnAnswerInAGroup() {
        SandboxUser first = platform.newUser("en");
        SandboxUser second = platform.newUser("en");
        platform.telegram().addGroup(-1_000_000_000_900L, "Friends", first, second);
        SandboxChat ada = platform.telegram().user(first).in(platform.bot(), -1_000_000_000_900L);
        SandboxChat bob = platform.telegram().user(second).in(platform.bot(), -1_000_000_000_900L);
        ada.send("@jackfield_helper_bot talk for ever");
        SandboxMessage growing =
                ada.transcript().awaitMessage(message -> message.text().startsWith("word"), SOON);

        bob.send("/stop@jackfield_helper_bot");
        ada.transcript().awaitMessage(message -> message.text().contains("nothing to stop"), SOON);
        assertThat(growing.buttons()).isNotEmpty();
        bob.reply(growing.id(), "/stop");

        ada.transcript().awaitText(STOPPED, SOON);
    }
}
