package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.SpanReceiver;
import io.jackfield.it.fixture.SpanReceiver.Span;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.launcher.spans.SpanSettings;
import io.jackfield.launcher.spans.UpdateSpans;
import io.jackfield.sandbox.llm.Script;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Spans of what was done for updates reach a collector, without a word of users, and plugins can go all the same. */
class SpansIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final PluginJar FRAGILE = PluginJar.of("fragile", PluginJar.spec("fragile") + """
            public Reply handle(CommandRequest request) {
                throw new IllegalStateException("cannot take " + request.argument());
            }
            """);

    private static final SpanReceiver COLLECTOR = new SpanReceiver();
    /** Of those that go well none. */
    private static final UpdateSpans SPANS =
            UpdateSpans.begin(new SpanSettings(COLLECTOR.address(), Map.of(), 0), "1.2.3");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.servingHelper()
            .and("shop", "plugins: [fragile]\n")
            .with(FRAGILE)
            .set("llm.retries", "0")
            .telling(SPANS);

    @AfterAll
    static void close() {
        SPANS.close();
        COLLECTOR.close();
    }

    /** The trace of a code that a user was told. */
    private static String traceOf(String code) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 16);
    }

    private static Span only(List<Span> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .reduce((one, other) -> {
                    throw new AssertionError("two spans are called " + name);
                })
                .orElseThrow(() -> new AssertionError("no span " + name + " in " + spans));
    }

    @Test
    void updateThatFailedIsToldStepByStepWithoutWhatItsUserWroteAndThePluginCanGo() throws Exception {
        SandboxChat ada = platform.newcomerOf("shop");

        ada.send("/fragile mysecretword");
        String told = ada.nextReply().text();
        String trace = traceOf(told.substring(told.indexOf("Code: ") + "Code: ".length()));

        await().atMost(SOON).until(() -> COLLECTOR.spansOf(trace).size() >= 6);
        List<Span> spans = COLLECTOR.spansOf(trace);
        assertThat(spans)
                .extracting(Span::name)
                .containsExactlyInAnyOrder("update", "intake", "lane", "plugin fragile", "store", "send");
        assertThat(spans)
                .allMatch(span -> span.parent().isEmpty() == span.name().equals("update"));
        assertThat(spans)
                .allMatch(span -> span.nanos() >= 0
                        && span.nanos() <= only(spans, "update").nanos());
        assertThat(only(spans, "update").failed()).isTrue();
        assertThat(only(spans, "update").attributes()).containsEntry("jackfield.bot", "shop");
        assertThat(only(spans, "plugin fragile").attributes()).containsEntry("error.type", "PLUGIN_FAULT");
        assertThat(only(spans, "send").failed()).isFalse();
        assertThat(COLLECTOR.everything())
                .contains("1.2.3")
                .doesNotContain("mysecretword", "cannot take", "Ada", Long.toString(ada.id()));

        platform.host().reload("fragile");
        await().atMost(SOON).until(() -> {
            System.gc();
            return platform.host().uncollectedPlugins() == 0;
        });
        assertThat(platform.host().lingeringPlugins()).isEmpty();
    }

    @Test
    void modelThatCouldNotAnswerIsNamedBesideThePluginThatAskedIt() {
        platform.sandbox().models().faults().next(Script.failure(402));
        SandboxChat ada = platform.newcomerOf("helper");

        ada.send("What is the weather like?");

        await().atMost(SOON)
                .until(() ->
                        COLLECTOR.spans().stream().anyMatch(span -> span.name().startsWith("model ") && span.failed()));
        Span model = COLLECTOR.spans().stream()
                .filter(span -> span.name().startsWith("model ") && span.failed())
                .findFirst()
                .orElseThrow();
        assertThat(model.attributes())
                .containsEntry("gen_ai.provider.name", "openai")
                .containsEntry("jackfield.model.end", "broken");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(only(COLLECTOR.spansOf(model.trace()), "plugin command-chat")
                                .nanos())
                        .isGreaterThanOrEqualTo(model.nanos()));
    }

    @Test
    void updateThatWentWellIsLeftOutWhereNoneOfThemIsWanted() throws Exception {
        SandboxChat ada = platform.newcomerOf("helper");
        ada.send("/start");
        ada.nextReply();

        SandboxChat late = platform.newcomerOf("shop");
        late.send("/fragile");
        String told = late.nextReply().text();
        String trace = traceOf(told.substring(told.indexOf("Code: ") + "Code: ".length()));

        await().atMost(SOON).until(() -> COLLECTOR.spansOf(trace).size() >= 6);
        assertThat(COLLECTOR.spans()).noneMatch(span -> span.name().equals("plugin command-start"));
    }
}
