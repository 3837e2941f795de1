package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.browser.Browser;
import io.jackfield.it.fixture.ConsoleBrowser;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Pages of plugins in a real browser: one that works with the host's style sheet, scripts and forms of its own, and one
 * that tries whatever a page can try to get out. Skipped where there is no Chromium. Pictures are in
 * {@code target/console}.
 */
class PluginPagesBrowserIT {
    private static final Path PICTURES = Path.of("target/console");
    private static final Duration SOON = Duration.ofSeconds(40);

    /** It keeps what its page tells it, and hands out the files of its jar. */
    private static final String METHODS = """
            private static final Map<String, String> TOLD = new ConcurrentHashMap<>();
            public PageSpec spec() { return PageSpec.named("page", "page"); }
            public WebAnswer answer(PageRequest request) throws Exception {
                if (request.path().equals("/told")) {
                    return WebAnswer.text(TOLD.toString());
                }
                if (request.isPost()) {
                    request.web().parameters().forEach(TOLD::put);
                    return request.path().equals("/form") ? WebAnswer.status(303).with("location", "./?saved=1") : WebAnswer.status(204);
                }
                String file = request.path().isEmpty() ? "/page.html" : request.path();
                try (java.io.InputStream found = getClass().getResourceAsStream("/page" + file)) {
                    if (found == null) {
                        return WebAnswer.notFound();
                    }
                    String text = new String(found.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                    return (file.endsWith(".js") ? WebAnswer.text(text).with("content-type", "text/javascript") : WebAnswer.html(text));
                }
            }
            """;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "name: Shop\n")
            .with(plugin("kind", "kind.html", "kind.js"))
            .with(plugin("hostile", "hostile.html", "hostile.js"));

    @RegisterExtension
    final ConsoleBrowser console = ConsoleBrowser.of(platform);

    private final Vertx vertx = Vertx.vertx();
    private final List<String> stolen = new CopyOnWriteArrayList<>();
    private HttpServer thief;
    private Browser browser;

    private static PluginJar plugin(String id, String page, String script) {
        return PluginJar.command(id, id, "Reply.text(\"ok\")")
                .also("ConsolePage", METHODS)
                .file("page/page.html", resource(page))
                .file("page/page.js", resource(script));
    }

    private static String resource(String name) {
        try (InputStream file = PluginPagesBrowserIT.class.getResourceAsStream("/pages/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void open() throws Exception {
        thief = vertx.createHttpServer()
                .requestHandler(request -> {
                    stolen.add(request.method() + " " + request.uri());
                    request.response()
                            .putHeader("Access-Control-Allow-Origin", "*")
                            .end("thanks");
                })
                .listen(0, "127.0.0.1")
                .await();
        browser = console.browser();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await();
    }

    private static String url(String path) {
        return platform.console().url() + path;
    }

    /** What a page has told its plugin. */
    private static String told(String plugin) {
        JsonObject answer = platform.readAdmin("/plugins/" + plugin + "/pages/page?path=/told");
        return new String(Base64.getDecoder().decode(answer.getString("body")), StandardCharsets.UTF_8);
    }

    /** Tells it what only the test knows. */
    private static void tell(String plugin, String form) {
        platform.askAdmin(
                "/plugins/" + plugin + "/pages/page",
                new JsonObject()
                        .put("by", "test")
                        .put("path", "/tell")
                        .put("contentType", "application/x-www-form-urlencoded")
                        .put("content", Base64.getEncoder().encodeToString(form.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void pageWorksInBothThemesOnAPhoneToo() throws Exception {
        for (String scheme : List.of("light", "dark")) {
            for (int width : new int[] {1280, 390}) {
                browser.show(width, width == 390 ? 844 : 800, scheme);
                browser.go(url("/plugins/kind/pages/page"));
                String seen = scheme + "-" + (width == 390 ? "phone" : "window");
                await().atMost(SOON).until(() -> told("kind"), told -> told.contains(seen + "=wide:false"));
                assertThat(browser.overflows()).as("at " + width).isFalse();
                browser.screenshot(PICTURES.resolve("plugin-page-" + width + "-" + scheme + ".png"));
            }
        }
        // A form of the page, sent by its script, with an answer that leads back to the page.
        await().atMost(SOON).until(() -> told("kind"), told -> told.contains("field=posted"));
        await().atMost(SOON).until(() -> told("kind"), told -> told.contains("query=?saved=1"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void hostilePageGetsNothingOut() {
        String thiefs = "http://127.0.0.1:" + thief.actualPort();
        tell("hostile", "thief=" + thiefs);
        browser.go(url("/plugins/hostile/pages/page"));
        browser.awaitTrue("!!document.querySelector('iframe')");
        String before = browser.evaluate("location.href");

        await().atMost(SOON).until(() -> told("hostile"), told -> told.contains("end=end"));

        String told = told("hostile");
        assertThat(told)
                .contains("cookies=refused", "storage=refused", "parent=refused", "top=refused", "popup=null")
                .contains("admin=refused", "console=refused", "image=refused", "fetch=refused", "beacon=refused")
                .contains("socket=refused", "style=refused", "script=refused", "other=refused")
                .contains("own=204");
        // None of its forms has led it away, and where it leads itself in the end the page around it forbids.
        await().atMost(SOON).until(() -> told("hostile"), words -> words.contains("still=here"));
        await().atMost(SOON)
                .until(
                        browser::complaints,
                        all -> all.stream()
                                .anyMatch(one -> one.startsWith("Framing '" + thiefs) && one.contains("frame-src")));
        assertThat(browser.evaluate("location.href")).isEqualTo(before);
        assertThat(stolen).as("what came to " + thiefs).isEmpty();
        assertThat(platform.readAdmin("/plugins/kind").getString("state")).isEqualTo("live");

        browser.go(thiefs + "/caught");
        await().atMost(SOON).untilAsserted(() -> assertThat(stolen).contains("GET /caught"));
    }

    @Test
    void addressOfAFrameOpenedByItselfIsInASandboxToo() {
        browser.go(url("/plugins/hostile/pages/page"));
        browser.awaitTrue("!!document.querySelector('iframe')");
        String frame = browser.evaluate("document.querySelector('iframe').src");

        browser.go(frame + "?alone=1");

        browser.awaitText("hostile page");
        assertThat(browser.evaluate("window.origin")).isEqualTo("null");
        assertThat(browser.evaluate("(() => { try { return document.cookie; } catch { return 'refused'; } })()"))
                .isEqualTo("refused");
    }
}
