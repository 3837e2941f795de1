package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages that plugins bring: who reaches them and how, what they are told, and what is left of them. */
class PluginPagesIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern SOURCE = Pattern.compile("src=\"(/console/frame/[^\"]+)\"");
    private static final HttpClient FRAME = HttpClient.newHttpClient();

    private static final String ECHO = """
            public PageSpec spec() { return PageSpec.named("echo", "title"); }
            public WebAnswer answer(PageRequest request) {
                if (request.path().equals("/away")) {
                    return WebAnswer.status(303).with("location", "./?done=1");
                }
                PageVisitor visitor = request.visitor();
                return WebAnswer.html(request.web().method() + " [" + request.path() + "] " + request.web().parameters().get("a")
                        + " by " + visitor.name() + " in " + visitor.language() + " of " + visitor.bot().orElse("no bot")
                        + " money " + visitor.may(ConsoleRight.READ_MONEY)).with("set-cookie", "x=y");
            }
            """;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [echo]\n")
            .and("other", "name: Other\n")
            .set("plugins.lookEvery", "20ms")
            .set("plugins.callDeadline", "3s")
            .with(page("echo", ECHO)
                    .file("texts/en.properties", "title=Echo & more")
                    .file("texts/ru.properties", "title=Эхо"))
            .with(page("apart", ECHO.replace("\"echo\"", "\"apart\"")))
            .pluginConfig("apart", "isolation: process\nmemory: 64m\n")
            .with(page("purse", content("purse", "READ_MONEY", "return WebAnswer.text(\"money\");")))
            .with(page("broken", content("broken", "VIEW", "throw new IllegalStateException(\"no <b>luck\");")))
            .with(page("slow", content("slow", "VIEW", "Thread.sleep(60_000); return null;")))
            .with(page("silent", content("silent", "VIEW", "return null;")));

    private static PluginJar page(String id, String methods) {
        return PluginJar.command(id, id, "Reply.text(\"ok\")").also("ConsolePage", methods);
    }

    private static String content(String name, String right, String body) {
        return """
                public PageSpec spec() { return PageSpec.named("%s", "%s").needing(ConsoleRight.%s); }
                public WebAnswer answer(PageRequest request) throws Exception { %s }
                """.formatted(name, name, right, body);
    }

    /** Where a page of the console has its frame. */
    private static String frame(ConsoleClient console, String plugin, String page) {
        Matcher source = SOURCE.matcher(
                console.get("/plugins/" + plugin + "/pages/" + page).body());
        assertThat(source.find()).isTrue();
        return URI.create(console.url()).resolve(source.group(1)).toString();
    }

    /** As a frame asks: without cookies, and looking as if it came from elsewhere. */
    private static HttpResponse<String> ask(String address) throws Exception {
        return exchange(HttpRequest.newBuilder(URI.create(address)));
    }

    private static HttpResponse<String> post(String address, String form) throws Exception {
        return exchange(HttpRequest.newBuilder(URI.create(address))
                .headers("Content-Type", "application/x-www-form-urlencoded", "Origin", "null")
                .POST(BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) throws Exception {
        return FRAME.send(request.header("Sec-Fetch-Site", "cross-site").build(), BodyHandlers.ofString());
    }

    @Test
    void pageIsInTheMenuInTheTabAndInAFrame() {
        ConsoleClient console = platform.consoleOf("eve");

        assertThat(console.get("/plugins/echo/pages").body())
                .contains("href=\"/console/plugins/echo/pages/echo\"", "Echo &amp; more", "Pages of plugins");
        assertThat(console.get("/plugins/echo/pages/echo").body())
                .contains("sandbox=\"allow-scripts allow-forms\"", "<h1>Echo &amp; more</h1>")
                .doesNotContain("allow-same-origin");
    }

    @Test
    void frameNeedsNoCookieAndTellsThePluginWhoLooks() throws Exception {
        String frame = frame(platform.consoleOf("eve"), "echo", "echo");

        HttpResponse<String> page = ask(frame + "orders/7?a=%2B1");

        assertThat(page.body()).isEqualTo("GET [/orders/7] +1 by eve in en of no bot money true");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).hasValue("null");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains(
                        "default-src 'none'",
                        "connect-src " + frame.substring("http://".length()) + ";",
                        "form-action " + frame.substring("http://".length()) + ";",
                        "frame-ancestors 'self'",
                        "sandbox allow-scripts allow-forms");
        assertThat(ask(frame + "away").headers().firstValue("Location"))
                .hasValue(URI.create(frame).getPath() + "?done=1");
        assertThat(ask(frame + "console.css").body()).contains("prefers-color-scheme: dark", ".card");
    }

    @Test
    void whatIsPostedIsInTheAudit() throws Exception {
        String frame = frame(platform.consoleOf("grace"), "echo", "echo");

        assertThat(post(frame + "pay?b=2", "a=5").body()).startsWith("POST [/pay] 5 by grace");
        ask(frame + "look");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                platform.readAdmin("/audit?who=grace&action=pages").getJsonArray("entries").stream()
                                        .map(JsonObject.class::cast))
                        .singleElement()
                        .satisfies(action -> assertThat(action.encode())
                                .contains("pages.act", "echo echo/pay", "\"status\":200", "done")));
        assertThat(post(frame, "a=" + "x".repeat(1 << 20)).statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyElseGetsThere() throws Exception {
        String frame = frame(platform.consoleOf("eve"), "echo", "echo");
        String stranger = frame.replaceFirst("/frame/.{32}", "/frame/" + "x".repeat(32));

        assertThat(ask(stranger).statusCode()).isEqualTo(410);
        assertThat(ask(stranger).body()).contains("Load the window anew");
        assertThat(exchange(HttpRequest.newBuilder(URI.create(frame)).header("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(exchange(HttpRequest.newBuilder(URI.create(platform.console().url() + "/plugins")))
                        .statusCode())
                .as("the rest of the console, asked by a frame")
                .isEqualTo(403);
        assertThat(exchange(HttpRequest.newBuilder(URI.create(frame)).method("DELETE", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void addressEndsWithTheSession() throws Exception {
        ConsoleClient console = platform.consoleOf("mallory");
        String frame = frame(console, "echo", "echo");
        assertThat(ask(frame).statusCode()).isEqualTo(200);

        console.post("/logout", Map.of());

        assertThat(ask(frame).statusCode()).isEqualTo(401);
        assertThat(ask(frame).body()).contains("You are logged out");
    }

    @Test
    void whoHasNotTheRightNeitherSeesThePageNorReachesIt() throws Exception {
        JsonObject bob = platform.askAdmin(
                "/operators",
                new JsonObject().put("name", "bob").put("role", "viewer").put("by", "eve"));
        ConsoleClient console = platform.console().login(bob.getString("token"), "");

        assertThat(console.get("/plugins").body())
                .contains("/plugins/echo/pages/echo")
                .doesNotContain("/plugins/purse/pages/purse");
        assertThat(ask(frame(console, "purse", "purse")).body())
                .contains("page purse of plugin purse needs the right read-money, which bob does not have");
        assertThat(ask(frame(platform.consoleOf("eve"), "purse", "purse")).body())
                .isEqualTo("money");
    }

    @Test
    void pluginThatFailsIsASentenceInTheFrameAndKeepsNobodyWaiting() throws Exception {
        ConsoleClient console = platform.consoleOf("eve");

        HttpResponse<String> broken = ask(frame(console, "broken", "broken"));
        assertThat(broken.statusCode()).isEqualTo(502);
        assertThat(broken.body()).contains("The plugin cannot show this page", "no &lt;b&gt;luck", "Try again");
        assertThat(ask(frame(console, "silent", "silent")).body()).contains("gave null");
        assertThat(ask(frame(console, "echo", "none")).body()).contains("plugin echo has no page 'none'");
        assertThat(ask(frame(console, "nobody", "none")).body()).contains("plugin nobody is not loaded");
        // The page around the slow one has come although the plugin sleeps for a minute.
        HttpResponse<String> slow = ask(frame(console, "slow", "slow"));
        assertThat(slow.statusCode()).isEqualTo(503);
        assertThat(slow.body()).contains("The plugin cannot show this page", "did not answer within");
    }

    @Test
    void pageOfAPluginInItsOwnProcessIsTheSame() throws Exception {
        String frame = frame(platform.consoleOf("eve"), "apart", "apart");

        assertThat(platform.readAdmin("/plugins/apart").getBoolean("ownProcess"))
                .isTrue();
        assertThat(ask(frame + "x?a=1").body()).isEqualTo("GET [/x] 1 by eve in en of no bot money true");
        assertThat(post(frame, "a=2").body()).startsWith("POST [] 2 by eve");
    }

    @Test
    void programsAskTheSame() {
        JsonObject told = platform.readAdmin("/plugins/echo/pages/echo?path=/x&query=a%3D1&language=ru&bot=shop");

        assertThat(new String(Base64.getDecoder().decode(told.getString("body")), StandardCharsets.UTF_8))
                .isEqualTo("GET [/x] 1 by host in ru of shop money true");
        assertThat(told.getString("contentType")).isEqualTo("text/html; charset=utf-8");
        assertThat(platform.readAdmin("/pages?language=ru").encode()).contains("Эхо");
        assertThat(new String(
                        Base64.getDecoder()
                                .decode(platform.readAdmin("/plugins/echo/pages/echo?bot=other")
                                        .getString("body")),
                        StandardCharsets.UTF_8))
                .as("a bot that does not use the plugin")
                .contains("of no bot");
    }

    @Test
    void whatProgramsPostIsAFormUnlessTheySayOtherwise() {
        String form = Base64.getEncoder().encodeToString("a=2".getBytes(StandardCharsets.UTF_8));
        JsonObject given = new JsonObject().put("by", "eve").put("content", form);

        JsonObject told = platform.askAdmin("/plugins/echo/pages/echo", given);
        JsonObject other =
                platform.askAdmin("/plugins/echo/pages/echo", given.copy().put("contentType", "text/plain"));

        assertThat(new String(Base64.getDecoder().decode(told.getString("body")), StandardCharsets.UTF_8))
                .startsWith("POST [] 2 by");
        assertThat(new String(Base64.getDecoder().decode(other.getString("body")), StandardCharsets.UTF_8))
                .startsWith("POST [] null by");
    }

    @Test
    void pluginThatGoesLeavesNoClassLoaderBehind() throws Exception {
        String frame = frame(platform.consoleOf("eve"), "echo", "echo");
        for (String version : new String[] {"2.0.0", "3.0.0"}) {
            ask(frame);
            platform.home().install(page("echo", ECHO).version(version));
            await().atMost(SOON)
                    .until(() -> platform.host().plugins().stream()
                            .anyMatch(plugin -> plugin.version().equals(version)));
        }
        assertThat(ask(frame).body()).startsWith("GET");

        await().atMost(SOON).until(() -> {
            System.gc();
            return platform.host().uncollectedPlugins() == 0;
        });
    }
}
