package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages that a plugin shows under a key, and what the host remembers of them. */
class ShownMessagesIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** {@code /notice <chat> <from> <to>} shows these numbers one after the other. */
    private static TestPlatform platform() {
        return TestPlatform.serving("shop", "plugins: [notice]\n")
                .with(PluginJar.of("notice", PluginJar.spec("notice") + PluginJar.handle("""
                        String[] words = request.argument().split(" ");
                        Recipient managers = Recipient.of(request.bot().id(), Long.parseLong(words[0]));
                        int to = Integer.parseInt(words[2]);
                        for (int number = Integer.parseInt(words[1]); number <= to; number++) {
                            context.messages().show(managers, Reply.text("Number " + number), "application-17");
                        }
                        return Reply.text("ok");
                        """)));
    }

    private static void shows(SandboxChat ada, SandboxChat managers, int from, int to) {
        ada.send("/notice %d %d %d".formatted(managers.id(), from, to));
    }

    private static List<String> texts(SandboxChat chat) {
        return chat.transcript().botMessages().stream()
                .map(SandboxMessage::text)
                .toList();
    }

    private static void awaitTexts(SandboxChat chat, String... texts) {
        await().atMost(LIMIT).until(() -> texts(chat).equals(List.of(texts)));
    }

    @Nested
    class InOneProcess {
        @RegisterExtension
        static final TestPlatform platform = platform();

        @Test
        void messageChangesAlsoAfterARestart() {
            SandboxChat ada = platform.newcomer();
            SandboxChat managers = platform.newcomer().open();
            shows(ada, managers, 1, 1);
            awaitTexts(managers, "Number 1");

            platform.restart();
            shows(ada, managers, 2, 2);

            awaitTexts(managers, "Number 2");
        }

        @Test
        void messageThatWasDeletedComesAnewAndChangesThere() {
            SandboxChat ada = platform.newcomer();
            SandboxChat managers = platform.newcomer().open();
            shows(ada, managers, 1, 1);
            awaitTexts(managers, "Number 1");
            long message = managers.nextReply().id();
            platform.api()
                    .ask(
                            "deleteMessage",
                            new JsonObject().put("chat_id", managers.id()).put("message_id", message));
            awaitTexts(managers);

            shows(ada, managers, 2, 2);
            awaitTexts(managers, "Number 2");
            shows(ada, managers, 3, 3);

            awaitTexts(managers, "Number 3");
        }

        @Test
        void lastOfManyIsWhatIsShownAndNoneOfThemStaysBehind() {
            SandboxChat ada = platform.newcomer();
            SandboxChat managers = platform.newcomer().open();

            shows(ada, managers, 1, 100);

            awaitTexts(managers, "Number 100");
            await().atMost(LIMIT).until(() -> platform.journal().unfinished() == 0);
            assertThat(texts(managers)).containsExactly("Number 100");
        }
    }

    @Nested
    class InAProcessThatIsKilled {
        private static final int KILLS = 2;
        private static final int EACH = 60;

        @RegisterExtension
        static final TestPlatform platform = platform().notStarted();

        @Test
        void everyKillCostsAtMostASecondMessageAndTheLastIsShown() {
            SandboxChat ada = platform.newcomer();
            SandboxChat managers = platform.newcomer().open();
            try (ChildHost host = platform.childHost()) {
                host.start();
                for (int kill = 1; kill <= KILLS; kill++) {
                    int first = kill * 1_000;
                    shows(ada, managers, first, first + EACH);
                    await().pollInterval(Duration.ofMillis(2))
                            .atMost(LIMIT)
                            .until(() -> texts(managers).stream()
                                    .anyMatch(text -> text.startsWith("Number " + first / 1_000 + "0")));
                    host.kill();
                    host.start();
                }
                await().atMost(LIMIT)
                        .until(() -> !texts(managers).isEmpty()
                                && texts(managers).getLast().equals("Number " + (KILLS * 1_000 + EACH)));
                await().atMost(LIMIT).until(() -> platform.journal().unfinished() == 0);
            }
            assertThat(texts(managers)).hasSizeLessThanOrEqualTo(1 + KILLS);
        }
    }
}
