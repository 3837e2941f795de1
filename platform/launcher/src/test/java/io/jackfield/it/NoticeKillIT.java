package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code kill -9} while many are told: each has one message for the notice, however often its plugin begins anew. */
class NoticeKillIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CHATS = 300;
    private static final List<Integer> KILL_AT = List.of(40, 140);

    /** {@code /all} tells everybody; a handler that was killed is called again. */
    private static PluginJar plugin() {
        return PluginJar.of("news", PluginJar.spec("all") + PluginJar.handle("""
                for (String chat : context.config().requiredText("chats").split(" ")) {
                    context.notices().tell("news",
                        Notice.of("one", Recipient.of(request.bot().id(), Long.parseLong(chat)), Reply.text("News")));
                }
                return Reply.text("done");
                """))
                .also("NoticeKind", """
                public NoticeSpec spec() {
                    return NoticeSpec.named("news", "news");
                }
                """)
                .file("texts/en.properties", "news = News\n");
    }

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("school", "plugins: [news]\n").with(plugin()).notStarted();

    @Test
    void everybodyIsToldOnceThroughTwoKills() {
        List<SandboxChat> chats = IntStream.range(0, CHATS)
                .mapToObj(number -> platform.newcomer().open())
                .toList();
        String ids = chats.stream().map(chat -> Long.toString(chat.id())).collect(Collectors.joining(" "));
        platform.home().write("config/plugins/news.yaml", "chats: \"" + ids + "\"\n");
        SandboxChat teacher = platform.newcomer();
        try (ChildHost host = platform.childHost()) {
            host.start();
            teacher.send("/all");
            for (int killAt : KILL_AT) {
                await().pollInterval(Duration.ofMillis(2)).atMost(LIMIT).until(() -> told() >= killAt);
                host.kill();
                assertThat(told()).as("killed in the middle").isLessThan(CHATS);
                host.start();
            }
            teacher.transcript().awaitText("done", LIMIT);
            await().atMost(LIMIT).until(() -> platform.journal().unfinished() == 0);
        }
        assertThat(told()).isEqualTo(CHATS);
        assertThat(chats)
                .allSatisfy(
                        chat -> assertThat(chat.transcript().botMessageCount()).isPositive());
        assertThat(platform.journal()
                        .column("select chat::text from journal where update_id < 0 group by chat having count(*) > 1"))
                .isEmpty();
    }

    private static int told() {
        return Integer.parseInt(platform.journal()
                .column("select count(*)::text from notice where state = 'sent'")
                .getFirst());
    }
}
