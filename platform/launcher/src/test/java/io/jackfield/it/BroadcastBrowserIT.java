package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.browser.Browser;
import io.jackfield.it.fixture.ConsoleBrowser;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An operator writes to everybody in a real browser. Skipped where there is no Chromium; pictures are in
 * {@code target/console}.
 */
class BroadcastBrowserIT {
    private static final Path PICTURES = Path.of("target/console");

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", """
                    plugins: [good]
                    plans:
                      - id: free
                      - {id: vip, label: VIP, premium: true}
                    """).with(PluginJar.command("good", "good", "Reply.text(\"Good\")"));

    @RegisterExtension
    final ConsoleBrowser console = ConsoleBrowser.of(platform);

    private Browser browser;

    @BeforeEach
    void open() {
        browser = console.browser();
    }

    @Test
    void operatorWritesCountsLooksSendsAndFollows() throws Exception {
        SandboxChat reader = reader();
        browser.go(platform.console().url() + "/broadcasts/new");
        browser.awaitText("1 user");
        browser.evaluate("document.querySelector('[name=\"audience.plan\"][value=vip]').click()");
        browser.awaitText("0 users");
        browser.evaluate("document.querySelector('[name=\"audience.plan\"][value=vip]').click()");
        browser.awaitText("1 user");
        browser.type("[name=name]", "Spring sale");
        browser.type(
                "[name='text.en']", "**Half price** this week, _only_ [here](https://example.org). `CODE` ||secret||");
        browser.type("[name='text.ru']", "**Полцены** на этой неделе");
        browser.type("[name='button1.en']", "Look");
        browser.type("[name='button1.to']", "https://example.org/sale");
        pictures("broadcast-edit");
        browser.evaluate("document.querySelector('.button.strong').click()");
        browser.awaitText("What readers see");
        pictures("broadcast-draft");
        browser.click("a[href$='/start']");
        browser.awaitText("It goes to 1 user of bot shop.");
        pictures("broadcast-start");
        browser.click("main form button");
        browser.awaitText("Done");
        pictures("broadcast-done");

        assertThat(reader.nextReply(Duration.ofSeconds(30)).text()).startsWith("Half price this week");
        browser.go(platform.console().url() + "/broadcasts");
        browser.awaitText("1 of 1 sent");
        pictures("broadcasts");
        assertThat(browser.complaints()).isEmpty();
    }

    private static SandboxChat reader() {
        SandboxChat reader = platform.newcomer();
        reader.send("/good");
        reader.nextReply();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> platform.journal().column("select id from person").size() == 1);
        return reader;
    }

    private void pictures(String name) throws Exception {
        for (int width : new int[] {390, 1280}) {
            browser.show(width, width == 390 ? 844 : 800, width == 390 ? "dark" : "light");
            assertThat(browser.overflows()).as(name + " at " + width).isFalse();
            browser.screenshot(PICTURES.resolve(name + "-" + width + ".png"));
        }
    }
}
