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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code kill -9} in the middle of a replay: it goes on by itself, and no letter is lost. */
class LettersKillIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int CHATS = 20;
    private static final int EACH = 15;
    /** What had been sent and not yet marked as sent. */
    private static final int MOST_REPEATED = 40;

    private static PluginJar work(String version, String body) {
        return PluginJar.of("work", PluginJar.spec("work") + PluginJar.handle(body))
                .version(version);
    }

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [work]\n")
            .with(work("1.0.0", "throw new IllegalStateException(\"not yet\");"))
            .notStarted();

    @Test
    void replayGoesOnAndEveryLetterIsAnswered() {
        List<SandboxChat> chats =
                IntStream.range(0, CHATS).mapToObj(index -> platform.newcomer()).toList();
        List<String> expected =
                IntStream.range(0, EACH).mapToObj(number -> "did " + number).toList();
        try (ChildHost host = platform.childHost()) {
            host.start();
            IntStream.range(0, EACH).forEach(number -> chats.forEach(chat -> chat.send("/work " + number)));
            await().atMost(LIMIT)
                    .until(() -> open() == CHATS * EACH && platform.journal().unfinished() == 0);
            host.kill();
            platform.home()
                    .install(work("2.0.0", "Thread.sleep(20); return Reply.text(\"did \" + request.argument());"));
            host.start();

            JsonObject begun = platform.askAdmin("/letters/replay", new JsonObject().put("by", "eve"));
            assertThat(begun.getInteger("total")).isEqualTo(CHATS * EACH);
            await().pollInterval(Duration.ofMillis(5)).atMost(LIMIT).until(() -> answers(chats) > CHATS * EACH / 3);
            host.kill();
            assertThat(answers(chats)).as("killed in the middle").isLessThan(CHATS * EACH);
            host.start();

            await().atMost(LIMIT)
                    .until(() -> chats.stream()
                            .allMatch(chat -> did(chat).stream().distinct().count() == EACH));
            await().atMost(LIMIT)
                    .until(() -> platform.readAdmin("/letter-replays/" + begun.getLong("replay"))
                            .getString("state")
                            .equals("done"));
            await().atMost(LIMIT).until(() -> platform.journal().unfinished() == 0);
        }
        assertThat(open()).isZero();
        assertThat(answers(chats)).isLessThanOrEqualTo(CHATS * EACH + MOST_REPEATED);
        for (SandboxChat chat : chats) {
            assertThat(did(chat).stream().distinct()).containsExactlyElementsOf(expected);
        }
    }

    private static int open() {
        return Integer.parseInt(platform.journal()
                .column("select count(*) from letter where state = 0")
                .getFirst());
    }

    private static long answers(List<SandboxChat> chats) {
        return chats.stream().mapToLong(chat -> did(chat).size()).sum();
    }

    private static List<String> did(SandboxChat chat) {
        return chat.transcript().botMessages().stream()
                .map(SandboxMessage::text)
                .filter(text -> text.startsWith("did "))
                .toList();
    }
}
