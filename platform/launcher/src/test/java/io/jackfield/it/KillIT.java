package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code kill -9} under load, and again: every update is answered, in the order of its chat. Repeated is at most what
 * had not been marked as sent in the moment of a kill: in each chat the answer on its way, and the one before it, whose
 * mark rides along with the next write.
 */
class KillIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int KILLS = 2;
    private static final List<String> PARTS = List.of("heard", "done");
    private static final int ANSWERS_UNMARKED = 2;

    private static TestPlatform platform() {
        PluginJar echo = PluginJar.of(
                "echo", "public CommandSpec spec() { return CommandSpec.freeText(); }\n" + PluginJar.handle("""
                                Thread.sleep(5);
                                return Reply.text(request.argument() + " heard")
                                    .and(Reply.text(request.argument() + " done"));
                                """));
        return TestPlatform.serving("echo", "plugins: [echo]\nfreeText: echo\n")
                .with(echo)
                .notStarted();
    }

    @Nested
    class ByWebhook {
        @RegisterExtension
        static final TestPlatform platform = platform();

        @Test
        void everyUpdateIsAnsweredInOrderThroughTwoKills() {
            surviveKills(platform, 20, 20);
        }
    }

    @Nested
    class ByPolling {
        @RegisterExtension
        static final TestPlatform platform = platform().polling();

        @Test
        void everyUpdateIsAnsweredInOrderThroughTwoKills() {
            surviveKills(platform, 10, 12);
        }
    }

    private static void surviveKills(TestPlatform platform, int chatCount, int updatesEach) {
        List<SandboxChat> chats = IntStream.range(0, chatCount)
                .mapToObj(index -> platform.newcomer())
                .toList();
        List<String> expected = IntStream.rangeClosed(1, updatesEach)
                .boxed()
                .flatMap(number -> PARTS.stream().map(part -> "number " + number + " " + part))
                .toList();
        int total = chatCount * expected.size();
        try (ChildHost host = platform.childHost()) {
            host.start();
            for (int number = 1; number <= updatesEach; number++) {
                for (SandboxChat chat : chats) {
                    chat.send("number " + number);
                }
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int killAt = total * kill / (KILLS + 2);
                await().pollInterval(Duration.ofMillis(2)).atMost(LIMIT).until(() -> answers(chats) >= killAt);
                host.kill();
                assertThat(answers(chats)).as("killed in the middle").isLessThan(total);
                host.start();
            }
            await().atMost(LIMIT)
                    .until(() -> chats.stream().allMatch(chat -> distinct(chat).size() == expected.size()));
            await().atMost(LIMIT).until(() -> platform.journal().unfinished() == 0);
        }
        for (SandboxChat chat : chats) {
            assertThat(distinct(chat)).containsExactlyElementsOf(expected);
            long repeated = chat.transcript().botMessageCount() - expected.size();
            assertThat(repeated).isLessThanOrEqualTo(KILLS * ANSWERS_UNMARKED * PARTS.size());
        }
        assertThat(platform.journal().deadLetters()).isEmpty();
    }

    private static long answers(List<SandboxChat> chats) {
        return chats.stream()
                .mapToLong(chat -> chat.transcript().botMessageCount())
                .sum();
    }

    /** Answers in the order of their first coming. */
    private static LinkedHashSet<String> distinct(SandboxChat chat) {
        LinkedHashSet<String> texts = new LinkedHashSet<>();
        chat.transcript().botMessages().stream().map(SandboxMessage::text).forEach(texts::add);
        return texts;
    }
}
