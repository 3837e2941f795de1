package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Plugins show values in the console; one that does not answer keeps nobody waiting, and one that goes leaves nothing
 * behind.
 */
class WidgetsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String ROWS = """
            public WidgetSpec spec() { return new WidgetSpec("rows", "rows"); }
            public WidgetContent content(WidgetQuestion question, BotView bot) {
                return new WidgetContent.Rows(List.of("Package", "Sold"), List.of(List.of("<b>basic</b>", "7001002003 " + bot.bot().id())));
            }
            """;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [rows, figure, lines, slow, broken]\n")
            .set("plugins.lookEvery", "20ms")
            .with(widget("rows", ROWS).file("texts/en.properties", "rows=Sales by package"))
            .with(widget("figure", content("figure", "new WidgetContent.Figure(\"1 204\", \"people\")")))
            .with(widget("lines", content("lines", """
                    new WidgetContent.Series(List.of(question.from(), question.to()),
                        List.of(new WidgetContent.Line("a", List.of(1.0, 2.5))), "ms")""")))
            .with(widget("slow", """
                    public WidgetSpec spec() { return new WidgetSpec("slow", "slow"); }
                    public WidgetContent content(WidgetQuestion question, BotView bot) throws Exception {
                        Thread.sleep(60_000);
                        return null;
                    }
                    """))
            .with(widget(
                    "broken",
                    content("broken", "broken()")
                            + "static WidgetContent broken() { throw new IllegalStateException(\"no luck\"); }"));

    private static PluginJar widget(String id, String methods) {
        return PluginJar.command(id, id, "Reply.text(\"ok\")").also("ConsoleWidget", methods);
    }

    private static String content(String name, String value) {
        return """
                public WidgetSpec spec() { return new WidgetSpec("%s", "%s"); }
                public WidgetContent content(WidgetQuestion question, BotView bot) { return %s; }
                """.formatted(name, name, value);
    }

    @Test
    void valuesComeAsJson() {
        assertThat(platform.readAdmin("/widgets?bot=shop").getJsonArray("widgets").stream()
                        .map(one -> ((JsonObject) one).getString("title")))
                .containsExactly("broken", "figure", "lines", "Sales by package", "slow");
        assertThat(platform.readAdmin("/bots/shop/widgets/figure"))
                .isEqualTo(new JsonObject()
                        .put("kind", "figure")
                        .put("value", "1 204")
                        .put("hint", "people"));
        JsonObject lines = platform.readAdmin("/bots/shop/widgets/lines?days=7");
        assertThat(lines.getJsonArray("times").getLong(1)
                        - lines.getJsonArray("times").getLong(0))
                .isEqualTo(Duration.ofDays(7).toSeconds());
        assertThat(platform.readAdmin("/bots/shop/widgets/none").getString("detail"))
                .contains("has no widget 'none'");
    }

    @Test
    void whoMaySeeNoUsersSeesNoIdsInRows() {
        String token = platform.askAdmin(
                        "/operators",
                        new JsonObject().put("by", "eve").put("name", "viewer").put("role", "viewer"))
                .getString("token");

        assertThat(platform.callAdmin("GET", "/bots/shop/widgets/rows", token, new JsonObject())
                        .body())
                .contains("… shop")
                .doesNotContain("7001002003");
        assertThat(platform.readAdmin("/bots/shop/widgets/rows").encode()).contains("7001002003 shop");
    }

    @Test
    void pageWaitsForNobodyAndSaysWhatIsMissing() {
        ConsoleClient console = platform.consoleOf("eve");

        long begun = System.nanoTime();
        String page = console.get("/widgets").body();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        assertThat(page).contains("Sales by package", "hx-get=\"/console/widgets/shop/slow?days=30\"");

        assertThat(console.get("/widgets/shop/rows").body())
                .contains("&lt;b&gt;basic", "7001002003 shop")
                .doesNotContain("<b>basic");
        assertThat(console.get("/widgets/shop/figure").body()).contains("1 204");
        assertThat(console.get("/widgets/shop/lines/lines?days=7").body()).contains("\"unit\":\"ms\"");
        assertThat(console.get("/widgets/shop/broken").body()).contains("has not answered", "no luck");
        begun = System.nanoTime();
        assertThat(console.get("/widgets/shop/slow").body()).contains("has not answered");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void pluginThatGoesLeavesNoClassLoaderBehind() throws Exception {
        platform.consoleOf("eve").get("/widgets/shop/rows");
        for (String version : new String[] {"2.0.0", "3.0.0"}) {
            platform.home().install(widget("rows", ROWS).version(version));
            await().atMost(SOON)
                    .until(() -> platform.host().plugins().stream()
                            .anyMatch(plugin -> plugin.version().equals(version)));
            platform.consoleOf("eve").get("/widgets/shop/rows");
        }

        await().atMost(SOON).until(() -> {
            System.gc();
            return platform.host().uncollectedPlugins() == 0;
        });
    }
}
