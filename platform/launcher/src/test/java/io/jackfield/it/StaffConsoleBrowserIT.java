package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.browser.Browser;
import io.jackfield.it.fixture.ConsoleBrowser;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Operators, audit and the own account in a real browser; pictures are in {@code target/console}. Skipped where there
 * is no Chromium.
 */
class StaffConsoleBrowserIT {
    private static final Path PICTURES = Path.of("target/console");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plans: [{id: free}]\n");

    private static String token;

    @RegisterExtension
    final ConsoleBrowser console = ConsoleBrowser.of(platform, StaffConsoleBrowserIT::operator);

    private Browser browser;

    private static String operator() {
        JsonObject order = new JsonObject().put("by", "root").put("name", "eve").put("role", "admin");
        token = new JsonObject(platform.callAdmin("POST", "/operators", platform.adminToken(), order)
                        .body())
                .getString("token");
        return token;
    }

    @BeforeEach
    void open() {
        browser = console.browser();
    }

    private static String url(String path) {
        return platform.console().url() + path;
    }

    @Test
    void adminMakesAnOperatorSeesTheRecordOfItAndSetsUpAnAuthenticator() throws Exception {
        browser.go(url("/operators/add"));
        browser.type("[name=name]", "bob");
        browser.type("[name=role]", "support");
        browser.type("[name=reason]", "hired");
        picture("operators-add");
        browser.click("main form button");
        browser.awaitText("The token of bob");
        picture("operators-token");
        browser.click("main a.button");
        browser.awaitText("What they may");
        picture("operators-show");

        browser.go(url("/operators"));
        browser.awaitText("bob");
        picture("operators");
        browser.go(url("/operators/sessions"));
        browser.awaitText("Last seen");
        picture("operators-sessions");

        browser.go(url("/audit?action=operators"));
        browser.awaitText("hired");
        browser.click("main details summary");
        browser.awaitText("role: – → support");
        picture("audit");

        browser.go(url("/account"));
        browser.awaitText("Where you are logged in");
        picture("account");
        browser.click("form[action$=totp] button");
        browser.awaitTrue("document.querySelector('img.qr')?.naturalWidth > 0");
        picture("account-totp");
        assertThat(browser.complaints()).isEmpty();
    }

    private void picture(String name) throws Exception {
        for (String scheme : List.of("light", "dark")) {
            for (int width : new int[] {1280, 390}) {
                browser.show(width, width == 390 ? 844 : 800, scheme);
                browser.screenshot(PICTURES.resolve(name + "-" + width + "-" + scheme + ".png"));
                assertThat(browser.overflows()).as(name + " at " + width).isFalse();
            }
        }
        browser.show(1280, 800, "light");
    }
}
