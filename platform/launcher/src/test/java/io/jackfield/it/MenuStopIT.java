package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A key of the main menu that stops an answer goes ahead of it, as {@code /stop} does. */
class MenuStopIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int LIMIT = 3;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving(
                    "talker", "plugins: [talk]\nflood: {messages: " + LIMIT + ", time: 1h}\n")
            .with(PluginJar.of("talk", PluginJar.spec("talk") + """
                            public Reply handle(CommandRequest request) throws Exception {
                                if (request.argument().isEmpty()) {
                                    return Reply.text("Ask me").keyboard(Keyboard.menu(List.of(
                                        Keyboard.command("Tell", "talk", "on"), Keyboard.command("Halt", "stop"))));
                                }
                                LiveText live = request.live();
                                while (!live.stopped()) {
                                    live.append("word ");
                                    Thread.sleep(50);
                                }
                                return Reply.text("Stopped.");
                            }
                            """));

    @Test
    void keyStopsTheAnswerAndIsNeverTooMuch() {
        SandboxChat ada = platform.newcomer();
        ada.send("/talk");
        assertThat(ada.nextReply().text()).isEqualTo("Ask me");
        ada.press("Tell");
        ada.transcript().awaitDraft(draft -> draft.text().startsWith("word"), SOON);

        ada.press("Halt");

        assertThat(ada.nextReply(SOON).text()).isEqualTo("Stopped.");
        for (int number = 1; number <= LIMIT; number++) {
            ada.press("Halt");
            assertThat(ada.nextReply().text()).contains("nothing to stop");
        }
    }
}
