package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A handler that fails in a way that may pass is called again. */
class RetryIT {
    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [moody]\n")
            .with(PluginJar.of("moody", PluginJar.spec("moody") + """
                            private final ConcurrentMap<String, AtomicInteger> calls = new ConcurrentHashMap<>();
                            public Reply handle(CommandRequest request) {
                                String wish = request.argument();
                                int call = calls.computeIfAbsent(wish, key -> new AtomicInteger()).incrementAndGet();
                                request.memory().put("calls", request.memory().get("calls").orElse("") + call);
                                if (wish.startsWith("never") || wish.startsWith("later") && call <= 2) {
                                    throw new JackfieldException(StandardError.RATE_LIMITED, "come back later")
                                        .withRetryAfter(Duration.ofMillis(100));
                                }
                                return Reply.text(wish + " " + request.memory().get("calls").orElse(""));
                            }
                            """));

    @Test
    void updateIsAnsweredOnceAndInOrderAfterTwoFailures() {
        SandboxChat ada = platform.newcomer();

        ada.send("/moody later");
        ada.send("/moody now");

        // what the failed calls had written is forgotten
        assertThat(ada.nextReply().text()).isEqualTo("later 3");
        assertThat(ada.nextReply().text()).isEqualTo("now 31");
    }

    @Test
    void userIsToldWhenItDoesNotPass() {
        SandboxChat ada = platform.newcomer();

        ada.send("/moody never");
        ada.send("/moody afterwards");

        assertThat(ada.nextReply().text())
                .startsWith("Sorry, this is not available right now. Please try again in a minute.");
        assertThat(ada.nextReply().text()).isEqualTo("afterwards 1");
        assertThat(ada.transcript().botMessageCount()).isEqualTo(2);
    }
}
