package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plugin that sends far more than Telegram takes: replies go before it, and there is an end to it. */
class PushFloodIT {
    private static final int CHATS = 60;
    private static final int ALLOWED = 50;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [flood, good]\n")
            .with(PluginJar.of("flood", PluginJar.spec("flood") + PluginJar.handle("""
                            int sent = 0;
                            for (String chat : request.argument().split(" ")) {
                                try {
                                    context.messages().send(
                                        Recipient.of(request.bot().id(), Long.parseLong(chat)), Reply.text("Buy!"));
                                    sent++;
                                } catch (JackfieldException e) {
                                    return Reply.text(sent + " and then " + e.error());
                                }
                            }
                            return Reply.text("all sent");
                            """)))
            .with(PluginJar.command("good", "good", "Reply.text(\"Good\")"))
            .set("outbox.messagesPerSecond", "4")
            .set("plugins.limits", "{ flood: { maxPushes: " + ALLOWED + " } }");

    @Test
    void repliesGoBeforeTheFloodAndTheFloodHasAnEnd() {
        List<SandboxChat> flooded = IntStream.range(0, CHATS)
                .mapToObj(number -> platform.newcomer().open())
                .toList();
        SandboxChat ada = platform.newcomer();
        SandboxChat bob = platform.newcomer();

        ada.send("/flood "
                + flooded.stream().map(chat -> Long.toString(chat.id())).collect(Collectors.joining(" ")));
        String answer = ada.nextReply().text();
        bob.send("/good");
        assertThat(bob.nextReply().text()).isEqualTo("Good");

        // the flood has hardly begun: what was not sent by then is most of it
        assertThat(answer).endsWith("and then RATE_LIMITED");
        long arrived = flooded.stream()
                .filter(chat -> chat.transcript().botMessageCount() > 0)
                .count();
        assertThat(arrived).isLessThan(ALLOWED / 2);
    }
}
