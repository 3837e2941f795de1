package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.trace.TraceId;
import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a user was told, what the log says and the letter that stays can be joined by one short name. */
class TraceIT {
    private static final PluginJar FRAGILE = PluginJar.of("fragile", PluginJar.spec("fragile") + """
            public Reply handle(CommandRequest request) {
                org.slf4j.LoggerFactory.getLogger("plugin.fragile").warn("about to fail");
                throw new IllegalStateException("on purpose");
            }
            """);

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", "plugins: [fragile]\n").with(FRAGILE);

    @Test
    void codeThatTheUserSeesLeadsToLinesOfPluginAndHostAndToTheLetter() {
        SandboxChat ada = platform.newcomer();
        try (LogLines log = LogLines.capture()) {
            ada.send("/fragile");

            String told = ada.nextReply().text();
            String code = told.substring(told.indexOf("Code: ") + "Code: ".length());

            assertThat(TraceId.parse(code).bot()).isEqualTo("shop");
            assertThat(log.traced(code))
                    .anyMatch(line -> line.equals("about to fail"))
                    .anyMatch(line -> line.startsWith("turn: bot=shop update=") && line.contains("plugin=fragile"));
            await().untilAsserted(() -> assertThat(platform.journal().deadLetters())
                    .anyMatch(letter -> letter.error().endsWith("[" + code + "]")));
        }
    }
}
