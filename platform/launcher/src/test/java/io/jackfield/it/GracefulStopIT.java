package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stop in order: what runs is finished and answered, what comes meanwhile is answered after the start. */
class GracefulStopIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String GATE = "jackfield.it.gate";

    private static TestPlatform platform() {
        return TestPlatform.serving("shop", "plugins: [slow]\n")
                .with(PluginJar.of("slow", PluginJar.spec("slow") + PluginJar.handle("""
                                        if (request.argument().equals("first") && System.getProperty("jackfield.it.gate") == null) {
                                            System.setProperty("jackfield.it.gate", "entered");
                                            while (!"open".equals(System.getProperty("jackfield.it.gate"))) {
                                                Thread.sleep(10);
                                            }
                                        }
                                        return Reply.text("done " + request.argument());
                                        """)));
    }

    @Nested
    class ByWebhook {
        @RegisterExtension
        static final TestPlatform platform = platform();

        @Test
        void runningCallIsAnsweredAndTheRestAfterTheStart() throws Exception {
            stopInTheMiddle(platform);
        }
    }

    @Nested
    class ByPolling {
        @RegisterExtension
        static final TestPlatform platform = platform().polling();

        @Test
        void runningCallIsAnsweredAndTheRestAfterTheStart() throws Exception {
            stopInTheMiddle(platform);
        }
    }

    @Nested
    class WithoutPatience {
        @RegisterExtension
        static final TestPlatform platform = platform().set("shutdown.grace", "1s");

        @Test
        void callThatTakesLongerThanTheGraceIsMadeAgainAfterTheStart() {
            System.clearProperty(GATE);
            SandboxChat ada = platform.newcomer();
            ada.send("/slow first");
            await().atMost(SOON).until(() -> "entered".equals(System.getProperty(GATE)));

            platform.stop();
            assertThat(ada.transcript().botMessageCount()).isZero();
            System.setProperty(GATE, "open");
            platform.start();

            assertThat(ada.nextReply().text()).isEqualTo("done first");
            ada.send("/slow second");
            assertThat(ada.nextReply().text()).isEqualTo("done second");
            assertThat(ada.transcript().botMessageCount()).isEqualTo(2);
        }
    }

    private static void stopInTheMiddle(TestPlatform platform) throws Exception {
        System.clearProperty(GATE);
        SandboxChat ada = platform.newcomer();
        ada.send("/slow first");
        await().atMost(SOON).until(() -> "entered".equals(System.getProperty(GATE)));
        ada.send("/slow second");
        await().atMost(SOON).until(() -> platform.journal().unfinished() == 2);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(platform::stop);
        await().atMost(SOON).until(() -> !platform.health().getBoolean("ready"));
        ada.send("/slow third");
        System.setProperty(GATE, "open");
        stopped.get(SOON.toSeconds(), TimeUnit.SECONDS);

        assertThat(ada.nextReply().text()).isEqualTo("done first");
        assertThat(ada.transcript().botMessageCount()).isOne();
        assertThat(platform.telegram().pendingUpdates(platform.bot())).isPositive();

        platform.start();
        assertThat(ada.nextReply().text()).isEqualTo("done second");
        assertThat(ada.nextReply().text()).isEqualTo("done third");
        assertThat(ada.transcript().botMessageCount()).isEqualTo(3);
        System.clearProperty(GATE);
    }
}
