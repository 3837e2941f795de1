package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An update that is tried again after {@code kill -9} comes with the key it had, and the next one with another. */
class UpdateKeyIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [key]\n")
            .with(PluginJar.of("key", PluginJar.spec("key") + PluginJar.handle("""
                            Memory shared = context.memory().shared();
                            String before = shared.get("keys").orElse("");
                            shared.put("keys", before + request.key() + " ");
                            if (before.isEmpty()) {
                                new CountDownLatch(1).await();
                            }
                            return Reply.text(shared.get("keys").get());
                            """)))
            .notStarted();

    @Test
    void keyOutlivesAKill() {
        SandboxChat ada = platform.newcomer();
        try (ChildHost host = platform.childHost()) {
            host.start();
            ada.send("/key");
            await().atMost(LIMIT)
                    .until(() -> !platform.journal()
                            .column("select value from memory where name = 'keys'")
                            .isEmpty());

            host.kill();
            host.start();

            List<String> tries = List.of(ada.nextReply(LIMIT).text().strip().split(" "));
            assertThat(tries).hasSize(2);
            assertThat(tries.getFirst()).isEqualTo(tries.getLast());
            ada.send("/key");
            assertThat(ada.nextReply(LIMIT).text().strip().split(" "))
                    .hasSize(3)
                    .contains(tries.getFirst())
                    .satisfies(keys -> assertThat(keys[2]).isNotEqualTo(keys[0]));
        }
    }
}
