package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.browser.Browser;
import io.jackfield.console.Console;
import io.jackfield.it.fixture.ConsoleBrowser;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The console in a real browser: whatever its Content-Security-Policy keeps it from, and each error of its scripts,
 * fails the test. Skipped where there is no Chromium. Pictures of the pages are in {@code target/console}.
 */
class ConsoleBrowserIT {
    private static final Path PICTURES = Path.of("target/console");
    /** By the names of their pictures: the first page of each area, and some behind. */
    private static final Map<String, String> PAGES = pages();

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plans:
                      - id: free
                      - {id: vip, premium: true}
                    """).and("school", "name: School\n");

    @RegisterExtension
    final ConsoleBrowser console = ConsoleBrowser.of(platform);

    private Browser browser;

    @BeforeEach
    void open() {
        browser = console.browser();
    }

    @Test
    void operatorFindsAUserGivesAPlanAndTakesItBack() {
        long user = writes();
        browser.go(url("/users"));
        browser.type("main [name=q]", Long.toString(user));
        browser.click("td a");
        browser.awaitText("Give a plan");
        browser.click("form[action$=grant] button");

        browser.awaitText("Plan vip was given to user " + user + ".");
        browser.click(".danger-text[href*=revoke]");
        browser.awaitText("Take the plan back?");
        browser.type("[name=reason]", "a mistake");
        browser.click(".button.danger");

        browser.awaitText("User " + user + " has everybody’s plan again.");
        assertThat(browser.complaints()).isEmpty();
    }

    /** Somebody new, whom the host knows by now. */
    private static long writes() {
        SandboxChat chat = platform.newcomerOf("shop");
        chat.send("hello");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !platform.readAdmin("/bots/shop/users?q=" + chat.id())
                        .getJsonArray("users")
                        .isEmpty());
        return chat.id();
    }

    @Test
    void whatThePolicyKeepsOutIsNoticedHere() {
        browser.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">red</p>')");

        await().atMost(Duration.ofSeconds(20)).until(() -> !browser.complaints().isEmpty());
    }

    @Test
    void listComesAnewWhileSomebodyTypes() {
        long user = writes();
        browser.go(url("/users"));
        browser.awaitText(Long.toString(user));

        browser.type("main [name=q]", "nobody");

        browser.awaitText("Nobody is called so.");
        browser.awaitTrue("location.search.includes('q=nobody')");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void choosingALanguageChangesThePageAndStays() {
        browser.click(".menu summary");
        browser.type("[name=language]", "ru");

        browser.awaitText("Внимание");
        browser.go(url("/users"));
        browser.awaitText("Пользователи");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void chartsAreDrawn() {
        browser.evaluate("""
                (() => { const now = Math.floor(Date.now() / 1000); const times = [...Array(60).keys()].map(i => now - 60 * (60 - i));
                  window.fetch = async () => new Response(JSON.stringify({times, unit: 'ms',
                    lines: [{label: 'p50', values: times.map((_, i) => i)}, {label: 'p95', values: times.map((_, i) => 90 + i)}]}));
                  const box = document.createElement('div'); box.className = 'chart'; box.dataset.chart = '/console/x';
                  document.querySelector('main').append(box);
                  document.dispatchEvent(new CustomEvent('htmx:load', {detail: {elt: box}})); })()
                """);

        browser.awaitTrue("!!document.querySelector('.chart canvas')");
        browser.awaitText("p95");
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, light", "390, 844, light", "1280, 800, dark", "390, 844, dark"})
    void pagesFitIntoAPhoneAndAWideWindowInBothThemes(int width, int height, String scheme) throws Exception {
        platform.consoleOf("eve").post("/users/shop/4711/grant", Map.of("plan", "vip", "time", "for", "for", "30d"));
        browser.show(width, height, scheme);
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            browser.go(url(page.getValue()));
            browser.awaitTrue(
                    "document.readyState === 'complete' && location.href.endsWith('" + page.getValue() + "')");
            browser.screenshot(PICTURES.resolve(page.getKey() + "-" + width + "-" + scheme + ".png"));
            assertThat(browser.overflows()).as(page.getValue() + " at " + width).isFalse();
        }
        assertThat(browser.complaints()).isEmpty();
    }

    private static Map<String, String> pages() {
        Map<String, String> pages =
                new TreeMap<>(Map.of("users-found", "/users?q=4711", "search-4711", "/search?q=4711"));
        for (String part : List.of("", "/revoke", "/events", "/dialogue", "/block", "/reset", "/erase")) {
            pages.put("users-one" + part.replace('/', '-'), "/users/shop/4711" + part);
        }
        for (String part : List.of("/subscriptions", "/hanging", "/callbacks", "/reviews")) {
            pages.put("money" + part.replace('/', '-'), "/money" + part);
        }
        for (String part : List.of("/list", "/waiting", "/replays")) {
            pages.put("letters" + part.replace('/', '-'), "/letters" + part);
        }
        pages.put("operators-sessions", "/operators/sessions");
        Console.entries().forEach(entry -> pages.put(entry.area(), entry.path()));
        return pages;
    }

    private static String url(String path) {
        return platform.console().url() + path;
    }
}
