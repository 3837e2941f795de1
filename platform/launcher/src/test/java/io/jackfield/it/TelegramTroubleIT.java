package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.jackfield.sandbox.telegram.faults.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Telegram as it can be: it limits, fails, hangs up and refuses. No answer is lost or doubled, and order is kept. */
class TelegramTroubleIT {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("echo", "plugins: [echo]\nfreeText: echo\n")
            .with(PluginJar.of(
                    "echo",
                    "public CommandSpec spec() { return CommandSpec.freeText(); }\n"
                            + PluginJar.handle("return Reply.text(request.argument());")));

    @AfterEach
    void endTrouble() {
        platform.telegram().faults().clear();
    }

    @Test
    void everyAnswerArrivesOnceAndInOrderWhenOneCallInFiveIsRefusedFor429() {
        platform.telegram().faults().add(FaultRule.on("sendMessage").every(5).rateLimit(1));

        assertEverythingArrives(5, 8);
    }

    @Test
    void everyAnswerArrivesOnceAndInOrderThrough500sAndCutConnections() {
        platform.telegram()
                .faults()
                .add(FaultRule.on("sendMessage").every(5).error(502))
                .add(FaultRule.on("sendMessage").every(7).cutBefore());

        assertEverythingArrives(8, 6);
    }

    @Test
    void answerWhoseReceiptIsLostIsSentOnceMore() {
        SandboxChat ada = platform.newcomer();
        platform.telegram().faults().add(FaultRule.on("sendMessage").next(1).cutAfter());

        ada.send("first");
        ada.send("second");

        ada.transcript().awaitText("second", LIMIT);
        assertThat(ada.transcript().botMessages())
                .extracting(SandboxMessage::text)
                .containsExactly("first", "first", "second");
    }

    @Test
    void chatThatHasBlockedTheBotIsDroppedAndOthersGoOn() {
        SandboxChat ada = platform.newcomer();
        ada.send("before");
        assertThat(ada.nextReply().text()).isEqualTo("before");
        platform.telegram()
                .faults()
                .add(FaultRule.on("sendMessage").inChat(ada.id()).next(1).error(403));
        int undeliverable = platform.journal().undeliverable();

        ada.send("lost");
        await().atMost(LIMIT).until(() -> platform.journal().undeliverable() > undeliverable);

        assertEverythingArrives(3, 3);
        ada.send("after");
        assertThat(ada.nextReply().text()).isEqualTo("after");
    }

    private static void assertEverythingArrives(int chatCount, int messages) {
        List<SandboxChat> chats = IntStream.range(0, chatCount)
                .mapToObj(index -> platform.newcomer())
                .toList();
        List<String> texts = IntStream.rangeClosed(1, messages)
                .mapToObj(number -> "number " + number)
                .toList();

        texts.forEach(text -> chats.forEach(chat -> chat.send(text)));

        for (SandboxChat chat : chats) {
            chat.transcript().awaitText(texts.getLast(), LIMIT);
            assertThat(chat.transcript().botMessages())
                    .extracting(SandboxMessage::text)
                    .containsExactlyElementsOf(texts);
        }
        await().atMost(LIMIT).until(() -> platform.journal().unfinished() == 0);
    }
}
