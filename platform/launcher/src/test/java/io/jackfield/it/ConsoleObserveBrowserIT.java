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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The pages that show the host at work in a real browser: charts are drawn, lines come by themselves, nothing is kept
 * out by the policy. Skipped where there is no Chromium. Pictures are in {@code target/console}.
 */
class ConsoleObserveBrowserIT {
    private static final Path PICTURES = Path.of("target/console");
    private static final int FAILURES = 10;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [moody, planner]\n")
            .with(PluginJar.of("moody", PluginJar.spec("moody") + PluginJar.handle("""
                    context.logger().info("asked {}", request.argument());
                    if (request.argument().equals("fail")) {
                        throw new Error("on purpose");
                    }
                    return Reply.text("fine");
                    """)))
            .with(PluginJar.command("planner", "plan", "Reply.text(\"ok\")").onLoad("""
                    context.schedule().on("tell", job -> context.logger().info("told {}", job.key()));
                    context.schedule().cron("0 0 1 1 *", ZoneOffset.UTC, "tell", "newyear", "");
                    """));

    @RegisterExtension
    final ConsoleBrowser console = ConsoleBrowser.of(platform);

    private Browser browser;

    @BeforeEach
    void open() {
        browser = console.browser();
    }

    private static String url(String path) {
        return platform.console().url() + path;
    }

    @Test
    void linesOfTheLogComeByThemselves() {
        browser.go(url("/logs?plugin=moody"));
        browser.click("[data-tail]");
        SandboxChat ada = platform.newcomer();

        ada.send("/moody live");

        browser.awaitText("asked live");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void pagesAreDrawnWithoutAComplaint() throws Exception {
        SandboxChat ada = platform.newcomer();
        for (int call = 0; call < FAILURES; call++) {
            ada.send("/moody fail");
            ada.nextReply();
        }
        platform.host().clockTurned().await();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> platform.readAdmin("/figures/series?name=heap")
                                .getJsonArray("times")
                                .size()
                        > 0);
        for (int width : new int[] {1280, 390}) {
            browser.show(width, width == 390 ? 844 : 900, width == 390 ? "dark" : "light");
            for (String page : List.of("", "jobs", "logs", "statistics", "system")) {
                look(page, width);
            }
        }
        assertThat(browser.complaints()).isEmpty();
    }

    private void look(String page, int width) throws Exception {
        browser.go(url("/" + page));
        browser.awaitTrue("document.readyState === 'complete' && location.href.endsWith('/" + page + "')");
        if (!page.equals("jobs") && !page.equals("logs")) {
            browser.awaitTrue("!!document.querySelector('.chart canvas')");
        }
        String name = page.isEmpty() ? "alerts" : page;
        browser.screenshot(PICTURES.resolve(name + "-" + width + ".png"));
        assertThat(browser.overflows()).as(name + " at " + width).isFalse();
    }
}
