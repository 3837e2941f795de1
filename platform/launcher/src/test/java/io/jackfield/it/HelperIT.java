package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.llm.ModelRequest;
import io.jackfield.sandbox.llm.Script;
import io.jackfield.sandbox.telegram.DraftFrame;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a user of the shipped bot {@code helper} sees. */
class HelperIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.servingHelper();

    @Test
    void greetsByNameAndListsWhatItCanDo() {
        SandboxChat ada = platform.newcomer();

        ada.send("/start");
        SandboxMessage welcome = ada.nextReply();
        assertThat(welcome.text()).startsWith("Hello, Ada! I am Helper: ChatGPT");
        assertThat(welcome.buttons()).contains("Choose who answers", "What I can do");

        ada.press("What I can do");
        assertThat(ada.nextReply().text())
                .contains("/start — Begin", "/model — Choose who answers", "/help — What I can do");
    }

    @Test
    void speaksRussianWithRussians() {
        SandboxChat ivan = platform.newcomer("ru");

        ivan.send("/start");
        assertThat(ivan.nextReply().text()).startsWith("Привет, Ada! Я – Helper");

        ivan.send("/nonsense");
        assertThat(ivan.nextReply().text()).isEqualTo("Я не знаю такой команды. Что я умею, покажет /help.");
    }

    @Test
    void tickOfTheChosenModelMovesInPlaceAndThatModelAnswers() {
        platform.sandbox().models().whenPromptContains("which one", Script.text("The chosen one."));
        SandboxChat ada = platform.newcomer();
        ada.send("/model");
        SandboxMessage menu = ada.nextReply();
        assertThat(menu.buttons())
                .containsExactly(
                        "✅ ChatGPT Instant",
                        "ChatGPT Thinking",
                        "🔒 ChatGPT GPT-5",
                        "Perplexity Search",
                        "🔒 Perplexity Research",
                        "🔒 Perplexity Laboratory",
                        "DeepSeek Standard",
                        "DeepSeek Thinking",
                        "⭐ Subscribe",
                        "✖ Close");

        String query =
                ada.press(menu.id(), menu.callbackData("ChatGPT Thinking").orElseThrow());

        assertThat(ada.transcript().awaitCallbackAnswer(query, SOON).text())
                .isEqualTo("ChatGPT Thinking answers you now.");
        SandboxMessage moved = ada.transcript()
                .awaitMessage(message -> message.edited() && message.buttons().contains("✅ ChatGPT Thinking"), SOON);
        assertThat(moved.id()).isEqualTo(menu.id());
        assertThat(moved.buttons()).contains("ChatGPT Instant");
        assertThat(ada.transcript().botMessageCount()).isOne();

        ada.send("Which one are you?");
        ada.transcript().awaitText("The chosen one.", SOON);
        assertThat(requests("Which one are you?"))
                .extracting(ModelRequest::model)
                .containsExactly("gpt-6.1-sol");
    }

    @Test
    void answerGrowsBeforeTheEyesAndEndsAsOneMessage() {
        Script slow = Script.text("The **answer** grows word by word until the sentence is complete.")
                .every(Duration.ofMillis(80));
        platform.sandbox().models().whenPromptContains("grow", slow);
        SandboxChat ada = platform.newcomer();

        ada.send("Grow, please");

        SandboxMessage answer = ada.nextReply();
        assertThat(answer.text()).isEqualTo("The answer grows word by word until the sentence is complete.");
        assertThat(answer.entityTypes()).containsExactly("bold");
        List<String> shown =
                ada.transcript().drafts().stream().map(DraftFrame::text).toList();
        assertThat(shown).hasSizeGreaterThan(2).isSortedAccordingTo((one, next) -> one.length() - next.length());
        assertThat(ada.transcript().botMessageCount()).isOne();
    }

    @Test
    void modelHearsWhatWasSaidBefore() {
        platform.sandbox()
                .models()
                .whenPromptContains("remember seven", Script.text("Seven it is."))
                .whenPromptContains("which number", Script.text("It was seven."));
        SandboxChat ada = platform.newcomer();

        ada.send("Remember seven");
        ada.transcript().awaitText("Seven it is.", SOON);
        ada.send("Which number was it?");
        ada.transcript().awaitText("It was seven.", SOON);

        ModelRequest second = requests("Which number was it?").getFirst();
        assertThat(second.messages())
                .filteredOn(message -> !message.role().equals("system"))
                .extracting(ModelRequest.Message::text)
                .containsExactly("Remember seven", "Seven it is.", "Which number was it?");
    }

    @Test
    void longAnswerArrivesWholeOnceInOrderAndFormatted() {
        StringBuilder text = new StringBuilder();
        for (int line = 1; text.length() < 30_000; line++) {
            text.append("Line **%05d** of an answer that does not fit into one message.\n\n".formatted(line));
        }
        String whole = text.toString().strip();
        platform.sandbox()
                .models()
                .whenPromptContains("everything", Script.text(whole).every(Duration.ZERO));
        SandboxChat ada = platform.newcomer();

        ada.send("Tell me everything");

        String plain = whole.replace("**", "");
        String lastLine = plain.substring(plain.lastIndexOf('\n') + 1);
        ada.transcript().awaitMessage(message -> message.text().endsWith(lastLine), SOON);
        List<SandboxMessage> parts = ada.transcript().botMessages();
        assertThat(parts).hasSizeGreaterThan(6).allMatch(part -> part.text().length() <= 4096);
        assertThat(String.join("\n", parts.stream().map(SandboxMessage::text).toList())
                        .replaceAll("\\n+", "\n"))
                .isEqualTo(plain.replaceAll("\\n+", "\n"));
        long bold = parts.stream().flatMap(part -> part.entityTypes().stream()).count();
        assertThat(bold).isEqualTo(plain.lines().filter(line -> !line.isBlank()).count());
    }

    private static List<ModelRequest> requests(String question) {
        return platform.sandbox().models().requests().stream()
                .map(recorded -> recorded.request())
                .filter(request -> request.question().equals(question))
                .toList();
    }
}
