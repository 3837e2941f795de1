package io.jackfield.browser;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Headless Chromium showing one page, driven through its DevTools protocol. It remembers what the page complains of:
 * errors of its scripts, lines of its console at level error, and what its Content-Security-Policy kept it from.
 */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Chromium chromium;
    private final DevTools page;

    private Browser(Chromium chromium, DevTools page) {
        this.chromium = chromium;
        this.page = page;
    }

    /** Where Chromium is; empty where it is not installed. */
    public static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Browser open(Vertx vertx, Path chromium, String url) throws IOException, InterruptedException {
        Chromium started = Chromium.start(chromium);
        DevTools page = started.page(vertx);
        for (String domain : List.of("Page", "Runtime", "Log", "Audits", "Network")) {
            page.ask(domain + ".enable", new JsonObject());
        }
        Browser browser = new Browser(started, page);
        browser.go(url);
        return browser;
    }

    /** Shows another page; returns before it has come. */
    public void go(String url) {
        page.ask("Page.navigate", new JsonObject().put("url", url));
    }

    /** The value of a JavaScript expression, as text; of a promise, what it comes to. */
    public String evaluate(String expression) {
        JsonObject answer = page.ask(
                "Runtime.evaluate",
                new JsonObject()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        return String.valueOf(answer.getJsonObject("result", new JsonObject()).getValue("value"));
    }

    /** What a reader sees of the page. */
    public String text() {
        return evaluate("document.body ? document.body.innerText : ''");
    }

    /** Waits until a reader sees these words. */
    public void awaitText(String words) {
        await(() -> text().contains(words), () -> "the page does not say '" + words + "' but:\n" + text());
    }

    /** Waits until an expression is true. */
    public void awaitTrue(String expression) {
        await(() -> evaluate(expression).equals("true"), () -> expression + " does not become true on:\n" + text());
    }

    private static void await(Callable<Boolean> condition, Supplier<String> otherwise) {
        try {
            Awaitility.await().atMost(PATIENCE).pollInterval(LOOK).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(otherwise.get(), e);
        }
    }

    /** Clicks on the first element of a selector, once it is there. */
    public void click(String selector) {
        awaitTrue("!!document.querySelector(" + quoted(selector) + ")");
        evaluate("document.querySelector(" + quoted(selector) + ").click()");
    }

    /** Writes into the first field of a selector, as somebody who types. */
    public void type(String selector, String text) {
        awaitTrue("!!document.querySelector(" + quoted(selector) + ")");
        evaluate("""
                (() => { const field = document.querySelector(%s); field.focus(); field.value = %s;
                  field.dispatchEvent(new Event('input', {bubbles: true}));
                  field.dispatchEvent(new Event('change', {bubbles: true})); })()
                """.formatted(quoted(selector), quoted(text)));
    }

    private static String quoted(String text) {
        return new JsonArray().add(text).encode() + "[0]";
    }

    /** @param scheme {@code light} or {@code dark} */
    public void show(int width, int height, String scheme) {
        page.ask(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", width < 500));
        page.ask(
                "Emulation.setEmulatedMedia",
                new JsonObject()
                        .put(
                                "features",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("name", "prefers-color-scheme")
                                                .put("value", scheme))));
    }

    /** Whether the page is wider than the window. */
    public boolean overflows() {
        return evaluate("document.documentElement.scrollWidth > window.innerWidth")
                .equals("true");
    }

    /** A picture of what is in the window. */
    public void screenshot(Path png) throws IOException {
        String data = page.ask("Page.captureScreenshot", new JsonObject().put("format", "png"))
                .getString("data");
        Files.createDirectories(png.toAbsolutePath().getParent());
        Files.write(png, Base64.getDecoder().decode(data));
    }

    /** What the page has complained of so far. */
    public List<String> complaints() {
        return page.complaints();
    }

    @Override
    public void close() throws IOException {
        chromium.close();
    }
}
