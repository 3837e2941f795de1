package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages that show the host at work, as a browser without JavaScript sees them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleObserveIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int FAILURES = 10;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [moody, planner]\n")
            .with(PluginJar.of("moody", PluginJar.spec("moody") + PluginJar.handle("""
                    if (request.argument().equals("fail")) {
                        throw new Error("<script>alert(1)</script>");
                    }
                    return Reply.text("fine");
                    """)))
            .with(PluginJar.command("planner", "plan", "Reply.text(\"ok\")").onLoad("""
                    context.schedule().on("tell", job -> context.logger().info("told {}", job.key()));
                    context.schedule().cron("0 0 1 1 *", ZoneOffset.UTC, "tell", "a & b", "");
                    """));

    private static String page(String path) {
        HttpResponse<String> page = platform.consoleOf("eve").get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<style", " style=", " onclick=", "???");
        return page.body();
    }

    /** The address of the first link with these words. */
    private static String link(String page, String words) {
        Matcher link = Pattern.compile("href=\"/console([^\"]*)\">" + Pattern.quote(words) + "<")
                .matcher(page);
        assertThat(link.find()).as(words).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    @Test
    @Order(1)
    void alertHasItsButtonWhichEndsTheQuarantine() {
        SandboxChat ada = platform.newcomer();
        for (int call = 0; call < FAILURES; call++) {
            ada.send("/moody fail");
            ada.nextReply();
        }
        await().atMost(SOON).until(() -> page("/").contains("End quarantine"));

        HttpResponse<String> done = platform.consoleOf("eve").post("/alerts/fix", Map.of("key", "quarantine moody"));

        assertThat(done.statusCode()).isEqualTo(303);
        await().atMost(SOON).until(() -> !page("/").contains("moody is in quarantine"));
        ada.send("/moody");
        assertThat(ada.nextReply().text()).isEqualTo("fine");
    }

    @Test
    @Order(2)
    void snoozedAlertIsFoldedAway() {
        await().atMost(SOON).until(() -> page("/").contains("not answered"));
        String key = platform.readAdmin("/alerts").getJsonArray("alerts").stream()
                .map(alert -> ((JsonObject) alert).getString("key"))
                .filter(one -> one.contains("letter"))
                .findFirst()
                .orElseThrow();

        platform.consoleOf("eve").post("/alerts/snooze", Map.of("key", key, "hours", "24"));

        assertThat(page("/")).contains("1 snoozed alert", "snoozed by eve until");
        platform.consoleOf("eve").post("/alerts/unsnooze", Map.of("key", key));
        assertThat(page("/")).doesNotContain("snoozed alert");
    }

    @Test
    @Order(3)
    void jobIsRunAfterItWasAsked() {
        String list = page("/jobs");
        assertThat(list).contains("planner a &amp; b", "0 0 1 1 *");
        String confirm = page(link(list, "Run now"));
        assertThat(confirm).contains("planner tell a &amp; b runs now");
        String due = platform.readAdmin("/jobs?job=tell")
                .getJsonArray("jobs")
                .getJsonObject(0)
                .getString("due");

        platform.consoleOf("eve")
                .post("/jobs/run", Map.of("plugin", "planner", "job", "tell", "key", "a & b", "due", due));

        await().atMost(SOON).until(() -> page("/logs?plugin=planner").contains("told a &amp; b"));
        assertThat(page("/jobs?plugin=nobody")).contains("Nothing is planned.");
    }

    @Test
    @Order(4)
    void linesOfTheLogAreEscapedAndLedOnByTheirCode() {
        String lines = page("/logs?level=error&text=alert(1)");

        assertThat(lines).contains("&lt;script").doesNotContain("<script>alert(1)");
        assertThat(page(link(lines, lines.replaceAll("(?s).*/logs\\?trace=([a-z0-9-]+).*", "$1"))))
                .contains("ERROR");
        ConsoleClient console = platform.consoleOf("eve");
        console.post("/logs/level", Map.of("logger", "plugin.moody", "level", "debug", "minutes", "5"));
        assertThat(page("/logs")).contains("plugin.moody</code> DEBUG");
        assertThat(console.post("/logs/level", Map.of("logger", "plugin.moody", "level", "debug", "minutes", "99"))
                        .body())
                .contains("; use a whole number of 1 to 60");
        console.post("/logs/usual", Map.of("logger", "plugin.moody"));
        assertThat(page("/logs")).doesNotContain("plugin.moody</code> DEBUG");
    }

    @Test
    @Order(5)
    void backupIsMadeFromThePage() {
        assertThat(page("/system")).contains("There is no backup yet", "public.journal");

        platform.consoleOf("eve").post("/system/backup", Map.of());

        await().atMost(SOON).until(() -> page("/system").contains("is made."));
        assertThat(page("/system")).contains("never tried");
    }

    @Test
    @Order(6)
    void statisticsAreChartsAndAFile() {
        platform.host().clockTurned().await();

        await().atMost(SOON).until(() -> page("/statistics").contains("/moody"));
        JsonObject chart = new JsonObject(platform.consoleOf("eve")
                .get("/statistics/chart?of=users&name=users,users.new")
                .body());
        assertThat(chart.getJsonArray("lines")).hasSize(2);
        assertThat(platform.consoleOf("eve").get("/statistics/export?step=hour").body())
                .startsWith("bot,begins,figure,key,value");
        await().atMost(SOON)
                .until(() -> !new JsonObject(platform.consoleOf("eve")
                                .get("/figures?name=updates,messages")
                                .body())
                        .getJsonArray("times")
                        .isEmpty());
    }
}
