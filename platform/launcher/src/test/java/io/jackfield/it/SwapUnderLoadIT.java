package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plugin is replaced again and again while people use it: nothing is lost, doubled or out of order. */
class SwapUnderLoadIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int SWAPS = 30;
    private static final int CHATS = 20;
    private static final int LEAST_UPDATES = 2_000;
    /** Messages that a chat sends before it reads. */
    private static final int AT_ONCE = 4;

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", "plugins: [echo]\n").with(echo(0)).set("plugins.lookEvery", "20ms");

    private static PluginJar echo(int version) {
        return PluginJar.of(
                        "echo",
                        PluginJar.spec("echo") + PluginJar.handle("""
                                int count = 1 + request.memory().get("count").map(Integer::parseInt).orElse(0);
                                request.memory().put("count", "" + count);
                                return Reply.text("VERSION " + count + " " + request.argument());
                                """.replace("VERSION", Integer.toString(version))))
                .version("1.0." + version);
    }

    @Test
    void nothingIsLostDoubledOrOutOfOrder() throws Exception {
        AtomicBoolean swapping = new AtomicBoolean(true);
        List<Future<Integer>> talks = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int chat = 0; chat < CHATS; chat++) {
                talks.add(people.submit(() -> talk(swapping)));
            }
            try {
                for (int version = 1; version <= SWAPS; version++) {
                    String live = "1.0." + version;
                    platform.home().install(echo(version));
                    await().atMost(SOON)
                            .pollInterval(10, TimeUnit.MILLISECONDS)
                            .until(() -> platform.host().plugins().stream()
                                    .anyMatch(status -> status.version().equals(live)));
                }
            } finally {
                swapping.set(false);
            }
        }
        int updates = 0;
        for (Future<Integer> talk : talks) {
            updates += talk.get();
        }
        assertThat(updates).isGreaterThanOrEqualTo(LEAST_UPDATES);
        assertThat(platform.journal().deadLetters()).isEmpty();
    }

    /** One person's chat; gives how many messages it had. */
    private static int talk(AtomicBoolean swapping) {
        SandboxChat chat = platform.newcomer();
        int sent = 0;
        int read = 0;
        int version = 0;
        while (swapping.get() || sent < LEAST_UPDATES / CHATS) {
            for (int message = 0; message < AT_ONCE; message++) {
                chat.send("/echo m" + ++sent);
            }
            while (read < sent) {
                read++;
                String[] words = chat.nextReply(SOON).text().split(" ");
                // the memory goes on counting over all versions, and no version comes back
                assertThat(words[1] + " " + words[2]).isEqualTo(read + " m" + read);
                assertThat(Integer.parseInt(words[0])).isGreaterThanOrEqualTo(version);
                version = Integer.parseInt(words[0]);
            }
        }
        assertThat(chat.transcript().botMessageCount()).isEqualTo(sent);
        return sent;
    }
}
