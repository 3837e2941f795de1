package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No process of a plugin outlives its host, however that ends. */
class NoProcessLeftIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [apart]\n")
            .configured("apart", "isolation: process\nmemory: 64m\n")
            .with(PluginJar.command("apart", "apart", "Reply.text(Long.toString(ProcessHandle.current().pid()))"))
            .notStarted();

    private static ProcessHandle process() {
        SandboxChat ada = platform.newcomer();
        ada.send("/apart");
        return ProcessHandle.of(Long.parseLong(ada.nextReply(SOON).text())).orElseThrow();
    }

    @Test
    void processEndsWithItsHost() {
        platform.start();
        ProcessHandle stopped = process();

        platform.stop();
        assertThat(stopped.isAlive()).isFalse();

        try (ChildHost host = platform.childHost()) {
            host.start();
            ProcessHandle orphan = process();

            host.kill();
            await().atMost(SOON).until(() -> !orphan.isAlive());
        }
    }
}
