package io.jackfield.it;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.llm.RecordedRequest;
import io.jackfield.sandbox.llm.RecordedRequest.State;
import io.jackfield.sandbox.llm.Script;
import io.jackfield.sandbox.telegram.DraftFrame;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Models that stall, break off or refuse, and users who have read enough: what came is kept and nobody is left waiting.
 */
class BrokenModelsIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.servingHelper().set("llm.silenceTimeout", "1s").set("llm.firstTokenTimeout", "1m");

    @Test
    void stopEndsTheRequestToTheModelAndKeepsWhatCame() {
        Script endless = Script.tokens("word ".repeat(2_000).split("(?<= )")).every(Duration.ofMillis(30));
        platform.sandbox().models().whenPromptContains("talk for ever", endless);
        SandboxChat ada = platform.newcomer();
        ada.send("Talk for ever");
        DraftFrame shown = ada.transcript().awaitDraft(draft -> draft.text().length() > 20 && draft.canStop(), SOON);

        ada.stopDraft(shown.draftId());

        ada.transcript().awaitText("⏹ Stopped.", SOON);
        assertThat(ada.nextReply().text()).startsWith(shown.text());
        await().atMost(SOON).until(() -> requests("Talk for ever").getFirst().state() == State.CLIENT_LEFT);
        assertThat(requests("Talk for ever").getFirst().tokensSent()).isLessThan(2_000);
    }

    @Test
    void answerThatBreaksOffIsKeptAndRetryAsksOnceMore() {
        platform.sandbox().models().whenPromptContains("a poem", Script.text("Roses are red, and violets are blue."));
        platform.sandbox()
                .models()
                .faults()
                .next(Script.text("Roses are red, and so on").cutAfter(3));
        SandboxChat ada = platform.newcomer();

        ada.send("A poem, please");

        ada.transcript().awaitText("⚠️ The answer broke off.", SOON);
        assertThat(ada.nextReply().text()).startsWith("Roses are");
        ada.press("🔄 Try again");
        ada.transcript().awaitText("Roses are red, and violets are blue.", SOON);
        assertThat(requests("A poem, please")).hasSize(2);
    }

    @Test
    void modelThatFallsSilentIsLeftAndWhatItSaidIsKept() {
        platform.sandbox()
                .models()
                .whenPromptContains("well", Script.text("Let me think about it").stallAfter(3));
        SandboxChat ada = platform.newcomer();

        ada.send("Well?");

        ada.transcript().awaitText("⚠️ The answer broke off.", SOON);
        assertThat(ada.nextReply().text())
                .isNotBlank()
                .satisfies(came -> assertThat("Let me think about it").startsWith(came));
        await().atMost(SOON).until(() -> requests("Well?").getFirst().state() == State.CLIENT_LEFT);
        ada.send("/help");
        assertThat(ada.transcript().awaitMessage(message -> message.text().contains("/start"), SOON))
                .isNotNull();
    }

    @Test
    void modelThatIsBusyIsAskedAgainAsItWishes() {
        platform.sandbox().models().whenPromptContains("busy?", Script.text("Not any more."));
        platform.sandbox().models().faults().next(Script.failure(429).header("Retry-After", "1"));
        SandboxChat ada = platform.newcomer();

        ada.send("Busy?");

        ada.transcript().awaitText("Not any more.", SOON);
        List<RecordedRequest> requests = requests("Busy?");
        assertThat(requests).hasSize(2);
        assertThat(Duration.between(
                        requests.getFirst().arrivedAt(), requests.getLast().arrivedAt()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(ada.transcript().botMessageCount()).isOne();
    }

    @Test
    void modelThatFailsBeforeItsFirstWordIsAskedAgain() {
        platform.sandbox().models().whenPromptContains("broken?", Script.text("All well."));
        platform.sandbox().models().faults().next(Script.failure(500));
        SandboxChat ada = platform.newcomer();

        ada.send("Broken?");

        ada.transcript().awaitText("All well.", SOON);
        assertThat(requests("Broken?")).hasSize(2);
        assertThat(ada.transcript().botMessageCount()).isOne();
    }

    @Test
    void modelThatKeepsFailingIsToldOfWithARetryButton() {
        platform.sandbox().models().whenPromptContains("hopeless", Script.failure(500));
        SandboxChat ada = platform.newcomer();

        ada.send("Hopeless");

        ada.transcript().awaitMessage(message -> message.buttons().contains("🔄 Try again"), SOON);
        assertThat(requests("Hopeless").stream()
                        .collect(groupingBy(recorded -> recorded.request().model(), counting())))
                .as("tries of the model and of its fallback")
                .hasSize(2)
                .allSatisfy((model, tries) -> assertThat(tries).isEqualTo(3));
    }

    private static List<RecordedRequest> requests(String question) {
        return platform.sandbox().models().requests().stream()
                .filter(recorded -> recorded.request().question().equals(question))
                .toList();
    }
}
