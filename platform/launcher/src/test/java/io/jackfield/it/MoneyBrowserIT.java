package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.browser.Browser;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Till;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The money of all bots in a real browser: what it comes to is drawn, what hangs and which calls fit no order is there
 * with its buttons. Skipped where there is no Chromium. Pictures are in {@code target/console}.
 */
class MoneyBrowserIT {
    private static final Path PICTURES = Path.of("target/console");
    private static final String STRANGE = "kq7mh2xw9rtc4bna";
    private static final Till till = Till.named("till");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [payment-till]
                    plans:
                      - id: free
                      - {id: premium, label: Premium, premium: true}
                    products:
                      - {id: month, plan: premium, period: P1M, title: "One month", prices: {RUB: 100}}
                    """)
            .and("kiosk", "plugins: [payment-till]\n")
            .with(till.jar());

    private final Vertx vertx = Vertx.vertx();
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "no Chromium is installed, so the console is not looked at");
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

    private static String order() {
        SandboxChat buyer = platform.newcomer();
        buyer.send("/till buy month till");
        buyer.nextReply();
        return buyer.nextReply().text().split(" ")[0];
    }

    private static void taken(String payment, String order) {
        till.calls(platform, "shop", "taken", Map.of("id", payment, "order", order, "amount", "100.00"));
    }

    @Test
    void moneyOfAllBotsIsDrawnAndWhatHangsHasItsButtons() throws Exception {
        String paid = order();
        taken("one", paid);
        taken("two", paid);
        order();
        platform.journal().execute("update payment_transaction set begun_at = begun_at - interval '1 hour'");
        till.calls(platform, "shop", "review", Map.of("id", "secret", "order", STRANGE));

        look("money", "", "Income by day, RUB");
        browser.awaitTrue("!!document.querySelector('.chart canvas')");
        look("hanging", "/hanging", "has not ended");
        browser.awaitText("took money and gave nothing");
        look("callbacks", "/callbacks", STRANGE);
        browser.click(".row-buttons a");
        browser.awaitTrue("/callbacks.[0-9]+$/.test(location.pathname) && document.readyState === 'complete'");
        browser.click(".form-end a:last-child");
        browser.awaitText("is forgotten for good");
        browser.click("main form button");
        browser.awaitText("The call is deleted.");

        assertThat(browser.complaints()).isEmpty();
    }

    /** At the width of a desk and of a phone. */
    private void look(String name, String path, String words) throws Exception {
        for (int width : new int[] {1280, 390}) {
            browser.show(width, width == 390 ? 844 : 900, width == 390 ? "dark" : "light");
            browser.go(platform.console().url() + "/money" + path);
            browser.awaitText(words);
            if (path.isEmpty()) {
                browser.awaitTrue("!!document.querySelector('.chart canvas')");
            }
            browser.screenshot(PICTURES.resolve("money-" + name + "-" + width + ".png"));
            assertThat(browser.overflows()).as(name + " at " + width).isFalse();
        }
        browser.show(1280, 900, "light");
        browser.go(platform.console().url() + "/money" + path);
        browser.awaitText(words);
    }
}
