package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.browser.Browser;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.llm.Script;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Models in a real browser: one is tried while the page goes on by itself, one rests and comes back. Skipped where
 * there is no Chromium. Pictures are in {@code target/console}.
 */
class ModelsBrowserIT {
    private static final Path PICTURES = Path.of("target/console");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("helper", """
                    models:
                      - {id: instant, label: Instant, provider: openai, model: gpt-6-luna, fallback: thinking}
                      - {id: thinking, label: Thinking, provider: openai, model: gpt-6.1-sol}
                    """)
            .shipped("lib-openai", Map.of())
            .shipped("llm-openai", Map.of("OPENAI_API_KEY", "sk-sandbox", "OPENAI_BASE_URL", "{sandbox}/v1"))
            .pluginConfig("llm-openai", """
                    models:
                      - {id: gpt-6-luna, context: 256000, prices: {input: 100, output: 5000}}
                      - {id: gpt-6.1-sol, context: 256000, prices: {input: 2, output: 10}, shutdown: 2099-12-31}
                      - {id: gpt-4o-mini, context: 128000}
                    """);

    private final Vertx vertx = Vertx.vertx();
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "no Chromium is installed, so the console is not looked at");
        platform.sandbox().models().whenPromptContains("say hello", Script.text("Hello <b>operator</b>."));
        platform.sandbox().models().whenPromptContains("broken", Script.failure(500));
        browser = Browser.open(vertx, chromium.get(), platform.console().url() + "/");
        browser.type("[name=token]", platform.adminToken());
        browser.type("[name=name]", "Eve");
        browser.click("form button");
        browser.awaitText("Attention");
    }

    @AfterEach
    void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
        vertx.close().await();
    }

    private static String url(String path) {
        return platform.console().url() + path;
    }

    private void ask(String model, String prompt) {
        browser.go(url("/models/show?provider=openai&model=" + model));
        browser.awaitText("Try it");
        browser.type("[name=prompt]", prompt);
        browser.click("form[action$='/models/try'] button");
    }

    @Test
    void modelIsTriedRestsAndComesBack() throws Exception {
        ask("gpt-6-luna", "say hello");
        browser.awaitText("Hello <b>operator</b>.");
        browser.awaitText("answered");
        look("tried");

        ask("gpt-6.1-sol", "broken");
        browser.awaitText("OVERLOADED");
        look("failed");

        browser.go(url("/models/rest?provider=openai&model=gpt-6.1-sol"));
        browser.type("[name=reason]", "too <i>dear</i>");
        look("rest");
        browser.click("main form button");
        browser.awaitText("gpt-6.1-sol rests. These bots name no fallback for it");
        look("model");

        browser.go(url("/models"));
        browser.awaitTrue("!!document.querySelector('.chart canvas')");
        browser.awaitText("too <i>dear</i>");
        browser.awaitText("$2.00 / $2.00 / $10.00");
        look("list");
        browser.go(url("/models?show=all"));
        browser.awaitText("gpt-4o-mini");

        browser.go(url("/models/resume?provider=openai&model=gpt-6.1-sol"));
        browser.click("main form button");
        browser.awaitText("gpt-6.1-sol is asked again.");
        assertThat(browser.complaints()).isEmpty();
    }

    /** At the width of a desk and of a phone. */
    private void look(String name) throws Exception {
        for (int width : new int[] {1280, 390}) {
            browser.show(width, width == 390 ? 844 : 900, width == 390 ? "dark" : "light");
            browser.screenshot(PICTURES.resolve("models-" + name + "-" + width + ".png"));
            assertThat(browser.overflows()).as(name + " at " + width).isFalse();
        }
        browser.show(1280, 900, "light");
    }
}
