package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.SentryReceiver;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.launcher.sentry.SentryReports;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Errors of plugins reach an operator's Sentry, without a word of their users, and plugins can go all the same. */
class SentryIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final PluginJar FRAGILE =
            PluginJar.of("fragile", PluginJar.spec("fragile") + """
            public Reply handle(CommandRequest request) {
                throw new OwnFault("cannot take " + request.argument());
            }
            private static final class OwnFault extends RuntimeException {
                OwnFault(String message) { super(message); }
            }
            """).version("3.2.1");

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", "plugins: [fragile]\n").with(FRAGILE);

    @Test
    void errorOfAPluginIsReportedWithoutWhatItsUserWroteAndThePluginCanGo() {
        SandboxChat ada = platform.newcomer();
        try (SentryReceiver sentry = new SentryReceiver();
                SentryReports reports = SentryReports.begin(sentry.dsn(), "1.2.3", plugin -> "of " + plugin)) {
            ada.send("/fragile mysecretword");
            String told = ada.nextReply().text();
            String code = told.substring(told.indexOf("Code: ") + "Code: ".length());

            await().atMost(SOON).until(() -> !sentry.envelopes().isEmpty());
            assertThat(reports.isStarted()).isTrue();
            assertThat(sentry.envelopes().getFirst())
                    .contains("jackfield@1.2.3")
                    .contains("$OwnFault\"")
                    .contains("\"trace\":\"" + code + "\"")
                    .contains("\"bot\":\"shop\"")
                    .contains("\"plugin\":\"fragile\"")
                    .contains("\"plugin.version\":\"of fragile\"")
                    .doesNotContain("mysecretword", "cannot take", "breadcrumbs", "server_name", "ip_address");

            platform.host().reload("fragile");
            await().atMost(SOON).until(() -> {
                System.gc();
                return platform.host().uncollectedPlugins() == 0;
            });
            assertThat(platform.host().lingeringPlugins()).isEmpty();
        }
    }

    @Test
    void addressThatCannotBeReadIsRefusedWithoutShowingItsKey() {
        assertThatThrownBy(() -> SentryReports.begin("nonsense-key", "1.2.3", plugin -> ""))
                .hasMessageContaining("SENTRY_DSN cannot be read")
                .hasMessageNotContaining("nonsense-key");
    }
}
