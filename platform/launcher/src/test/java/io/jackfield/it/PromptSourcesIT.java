package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What plugins have a model know, gathered for whoever asks one: by plugins in the host's process and in ones of their
 * own.
 */
class PromptSourcesIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Asks for the background of its requests, and says how many seconds that took. */
    private static PluginJar asker(String id) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle("""
                        if (request.argument().equals("own")) {
                            request.memory().put("note", "of the asker");
                        }
                        long before = System.nanoTime();
                        List<String> background = context.models().background(request);
                        long seconds = Duration.ofNanos(System.nanoTime() - before).toSeconds();
                        String text = String.join(" | ", background);
                        return Reply.text((text.length() < 1_000 ? text : text.length() + " letters")
                            + " # " + (seconds > 2 ? "late" : "in time"));
                        """));
    }

    /** Says who asks, in its own words and settings, from its own memory. */
    private static PluginJar source(String id, String name) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle("""
                        request.memory().put("note", request.argument());
                        return Reply.text("noted");
                        """))
                .also("PromptSource", """
                        public PromptSpec spec() { return PromptSpec.named("%s"); }
                        public Optional<String> about(Request request) {
                            return Optional.of(request.text("about", request.sender().firstName()) + " "
                                + request.config().text("school", "-") + " " + request.memory().get("note").orElse("-")
                                + " " + request.chat().isPrivate() + " " + request.timeZone());
                        }
                        """.formatted(name))
                .file("texts/en.properties", "about=%s on {0}:".formatted(name));
    }

    private static PluginJar faulty(String id, String body) {
        return PluginJar.command(id, id, "Reply.text(\"-\")").also("PromptSource", """
                        public PromptSpec spec() { return PromptSpec.named("%s"); }
                        public Optional<String> about(Request request) throws Exception { %s }
                        """.formatted(id, body));
    }

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("school", """
                    plugins:
                      ask: {}
                      apart: {}
                      near: {school: Number One}
                      far: {school: Number Two}
                      broken: {}
                    timezone: Asia/Tashkent
                    """)
            .and("rough", """
                    plugins: [rough, slow, nothing, empty, writing, long]
                    """)
            .and("alone", "plugins: [alone]\n")
            .configured("apart", "isolation: process\nmemory: 64m\n")
            .configured("far", "isolation: process\nmemory: 64m\n")
            .with(asker("ask"))
            .with(asker("apart"))
            .with(asker("alone"))
            .with(asker("rough"))
            .with(source("near", "beta"))
            .with(source("far", "alpha"))
            .with(faulty("broken", "throw new IllegalStateException(\"no school today\");"))
            .with(faulty("slow", "Thread.sleep(30_000); return Optional.of(\"too late\");"))
            .with(faulty("nothing", "return null;"))
            .with(faulty("empty", "return Optional.empty();"))
            .with(faulty("writing", "request.memory().put(\"a\", \"b\"); return Optional.of(\"written\");"))
            .with(faulty("long", "return Optional.of(\"x\".repeat(19_999) + \"😀\" + \"y\");"));

    private static double leftOut(String plugin) {
        return platform.metric("ai_background_left_out_total{plugin=\"" + plugin + "\",source=\"" + plugin + "\"}");
    }

    @Test
    void eachSourceSeesTheRequestWithItsOwnEyes() {
        SandboxChat ada = platform.newcomerOf("school");
        ada.send("/near algebra");
        ada.nextReply(SOON);
        ada.send("/far physics");
        ada.nextReply(SOON);

        for (String asker : List.of("/ask own", "/apart own")) {
            ada.send(asker);
            assertThat(ada.nextReply(SOON).text())
                    .isEqualTo("alpha on Ada: Number Two physics true Asia/Tashkent"
                            + " | beta on Ada: Number One algebra true Asia/Tashkent # in time");
        }
        SandboxChat ben = platform.newcomerOf("school");
        ben.send("/ask");
        assertThat(ben.nextReply(SOON).text()).contains("Number One - true").contains("Number Two - true");
    }

    @Test
    void sourceThatFailsIsLeftOutCountedAndLoggedOnce() {
        SandboxChat ada = platform.newcomerOf("school");
        double before = leftOut("broken");

        try (LogLines log = LogLines.capture()) {
            for (int question = 0; question < 3; question++) {
                ada.send("/ask");
                assertThat(ada.nextReply(SOON).text()).contains("alpha on Ada").doesNotContain("school today");
            }
            assertThat(log.lines("PromptSources")).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(leftOut("broken")).isGreaterThanOrEqualTo(before + 3);
    }

    @Test
    void slowAndWrongSourcesCostTwoSecondsAndNothingElse() {
        SandboxChat ada = platform.newcomerOf("rough");

        ada.send("/rough");

        // of the last pair only one half would have had room
        assertThat(ada.nextReply(SOON).text()).isEqualTo("19999 letters # in time");
        assertThat(List.of(leftOut("slow"), leftOut("nothing"), leftOut("writing")))
                .containsOnly(1.0);
    }

    @Test
    void botWithoutSourcesHasNoBackground() {
        SandboxChat ada = platform.newcomerOf("alone");

        ada.send("/alone");

        assertThat(ada.nextReply(SOON).text()).isEqualTo("# in time");
    }
}
