package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins that fail again and again are left alone for a while; nobody else notices. */
class QuarantineIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String FAULT =
            "Sorry, something went wrong on our side. We have been told and will look into it.";
    private static final String QUARANTINED =
            "Sorry, this keeps failing and is switched off for a few minutes. Please try again later.";
    private static final int FAILURES = 10;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [moody, broken, good]\n")
            .with(moody("moody", "1.0.0"))
            .with(moody("broken", "1.0.0"))
            .with(PluginJar.command("good", "good", "Reply.text(\"Good\")"))
            .set("plugins.quarantine", "{ firstPause: 2s, longestPause: 2s }");

    private static PluginJar moody(String id, String version) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle("""
                                if (request.argument().equals("fail")) {
                                    throw new Error("on purpose");
                                }
                                return Reply.text("fine");
                                """)).version(version);
    }

    private static void failUntilQuarantined(String command) {
        SandboxChat ada = platform.newcomer();
        for (int call = 0; call < FAILURES; call++) {
            ada.send(command + " fail");
            assertThat(ada.nextReply().text()).startsWith(FAULT + "\nCode: ");
        }
    }

    @Test
    void chatHearsOfItOnceItsLaneGoesOnAndATrialEndsIt() {
        failUntilQuarantined("/moody");
        SandboxChat bob = platform.newcomer();

        bob.send("/moody");
        bob.send("/good");

        assertThat(bob.nextReply().text()).isEqualTo(QUARANTINED);
        assertThat(bob.nextReply().text()).isEqualTo("Good");
        await().atMost(SOON)
                .until(() -> platform.journal().deadLetters().stream()
                        .anyMatch(letter -> letter.error().startsWith("QUARANTINED: plugin moody is in quarantine")));
        await().atMost(SOON).until(() -> {
            bob.send("/moody");
            return bob.nextReply().text().equals("fine");
        });
        bob.send("/moody");
        assertThat(bob.nextReply().text()).isEqualTo("fine");
    }

    @Test
    void newJarIsCalledAtOnce() {
        failUntilQuarantined("/broken");

        platform.home().install(moody("broken", "2.0.0"));

        await().atMost(SOON)
                .until(() -> platform.host().plugins().stream()
                        .anyMatch(status ->
                                status.id().equals("broken") && status.version().equals("2.0.0")));
        SandboxChat bob = platform.newcomer();
        bob.send("/broken");
        assertThat(bob.nextReply().text()).isEqualTo("fine");
    }
}
